using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using Guiju.Bench.Http;
using Guiju.Norms;
using Guiju.Norms.Phrases;
using Guiju.Norms.Programs;
using Guiju.Server.Ledger;
using Guiju.Testing;

namespace Guiju.Bench.Phrases;

/// <summary>How fast a text in which nothing is found is screened for all forbidden phrases of the shipped packs, beside a loop that only reads it.</summary>
internal static class PhraseBench
{
    /// <summary>Measures in turn, so that what else the machine does falls on all alike, and prints medians.</summary>
    public static int Run(Options options)
    {
        var packs = Packs();
        var phrases = packs.SelectMany(p => p.Program.Phrases).Where(l => l.Kind is "forbidden").SelectMany(l => l.Items).ToList();
        var screen = new PhraseScreen(phrases);
        Console.WriteLine($"{phrases.Count} phrases, {phrases.Sum(p => p.Text.Length)} characters");

        foreach (var size in new[] { options.Number("small", 256) << 10, options.Number("large", 64) << 20 })
        {
            var text = Text(packs, screen, size / 2);
            Measure(text, Ways(screen, [.. phrases.Select(p => p.Text).Distinct(StringComparer.Ordinal)]), options.Number("rounds", 9));
        }

        return 0;
    }

    private static List<CompiledPack> Packs() => [.. Directory.EnumerateDirectories(Repository.PathOf("norms"), "PK-*").Order(StringComparer.Ordinal).Select(Compiled)];

    private static CompiledPack Compiled(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => new PackFile(Path.GetFileName(f), File.ReadAllText(f)));
        return PackCompiler.Compile([.. files], Facts.Vocabulary).Pack ?? throw new InvalidOperationException($"{folder} does not compile.");
    }

    /// <summary>Sentences of the norms themselves, which is the language of the trade, without those in which something is found.</summary>
    private static string Text(List<CompiledPack> packs, PhraseScreen screen, int length)
    {
        var sentences = packs.SelectMany(p => p.Norms).Select(n => n.Text.Chinese + n.Title.Chinese + "。").Where(s => screen.Find(s).Count is 0).ToArray();
        var chance = new Random(7);
        return string.Create(length, 0, (span, _) =>
        {
            while (span.Length > 0)
            {
                var sentence = sentences[chance.Next(sentences.Length)].AsSpan();
                sentence = sentence[..Math.Min(sentence.Length, span.Length)];
                sentence.CopyTo(span);
                span = span[sentence.Length..];
            }
        });
    }

    private static (string Name, int Share, Func<string, int> Run)[] Ways(PhraseScreen screen, string[] phrases)
    {
        var regex = new Regex(string.Join('|', phrases.Select(Regex.Escape)), RegexOptions.Compiled | RegexOptions.CultureInvariant, TimeSpan.FromMinutes(1));
        var values = SearchValues.Create(phrases, StringComparison.Ordinal);

        return
        [
            ("only read", 1, Read),
            ("PhraseScreen, normalising", 1, t => screen.Find(t).Count),
            ("SearchValues<string>, nothing normalised", 1, t => t.AsSpan().ContainsAny(values) ? 1 : 0),
            ("compiled Regex alternation, nothing normalised", 16, t => regex.Count(t)),
            ("string.Contains for each, nothing normalised", 16, t => phrases.Count(p => t.Contains(p, StringComparison.Ordinal))),
        ];
    }

    private static int Read(string text)
    {
        var sum = Vector256<ushort>.Zero;
        var words = MemoryMarshal.Cast<char, Vector256<ushort>>(text);

        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            sum ^= words[i] ^ words[i + 1];
        }

        return Vector256.Sum(sum) is 1 ? 1 : 0;
    }

    /// <summary>Slow ways get a part of a long text.</summary>
    private static void Measure(string text, (string Name, int Share, Func<string, int> Run)[] ways, int rounds)
    {
        var rates = ways.ToDictionary(w => w.Name, _ => new List<double>(), StringComparer.Ordinal);
        var repeats = Math.Max(1, (16 << 20) / text.Length);

        for (var round = -2; round < rounds; round++)
        {
            foreach (var (name, share, run) in ways)
            {
                var part = repeats > 1 ? text : text[..(text.Length / share)];
                var times = repeats > 1 ? Math.Max(1, repeats / share) : 1;
                var taken = GC.GetAllocatedBytesForCurrentThread();
                var found = 0;
                var took = Stopwatch.StartNew();

                for (var i = 0; i < times; i++)
                {
                    found += run(part);
                }

                rates[name].Add(2.0 * part.Length * times / took.Elapsed.TotalSeconds / 1e9);

                if (found > 0 || (round >= 0 && name.StartsWith("Phrase", StringComparison.Ordinal) && GC.GetAllocatedBytesForCurrentThread() > taken + 200))
                {
                    throw new InvalidOperationException($"{name}: found {found}, took {GC.GetAllocatedBytesForCurrentThread() - taken} bytes");
                }
            }
        }

        Console.WriteLine($"{text.Length * 2 / 1024} KiB of UTF-16");
        var read = rates[ways[0].Name];

        foreach (var (name, _, _) in ways)
        {
            var own = rates[name].Skip(2).ToList();
            var ratio = Round.Median([.. rates[name].Zip(read, (a, b) => a / b).Skip(2)]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-48} {Round.Median(own),7:F2} GB/s ({own.Min():F2} … {own.Max():F2})  {ratio,6:P1} of reading"));
        }
    }
}
