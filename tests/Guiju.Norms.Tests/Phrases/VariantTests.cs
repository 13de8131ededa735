using System.Diagnostics;
using Guiju.Norms.Phrases;

namespace Guiju.Norms.Tests.Phrases;

public class VariantTests
{
    [Fact]
    public void The_classes_are_what_the_dictionaries_of_OpenCC_say()
    {
        Assert.SkipUnless(File.Exists("/usr/share/opencc/TSCharacters.ocd2"), "libopencc-data is not installed");
        var made = Process.Start(new ProcessStartInfo(Path.Combine(World.Root, "build", "variants"), "-") { RedirectStandardOutput = true, UseShellExecute = false })!;

        Assert.Equal(File.ReadAllText(Path.Combine(World.Root, "src", "Guiju.Norms", "Phrases", "variants.txt")), made.StandardOutput.ReadToEnd());
    }

    [Theory]
    [InlineData("说", "說")]
    [InlineData("着", "著")]
    [InlineData("里", "裡")]
    [InlineData("台", "颱")]
    public void Variants_have_one_that_stands_for_them(string one, string other) => Assert.Equal(Variants.Classes[one], Variants.Classes[other]);

    [Fact]
    public void A_pack_carries_the_classes_that_its_phrases_need_and_no_others()
    {
        var pack = World.Compile(World.Head + "\nphrase_lists: {l: {kind: forbidden, items: [{text: 没办法, except: [不是没办法], unless: [对不起]}]}}");

        Assert.Equal(["办辦", "对對", "沒没"], pack.Program.Variants!.Select(c => string.Concat(c.Order())).Order(StringComparer.Ordinal));
    }
}
