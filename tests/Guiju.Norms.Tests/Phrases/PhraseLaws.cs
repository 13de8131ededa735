using System.Runtime.Intrinsics.X86;
using FsCheck;
using FsCheck.Fluent;
using Guiju.Norms.Phrases;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Tests.Phrases;

public class PhraseLaws
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1500);
    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue - 1);

    [Fact]
    public void A_screen_finds_what_the_plain_meaning_finds() => Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        var chance = new Random(seed);
        var phrases = RandomPhrases.Phrases(chance);
        var text = RandomPhrases.Text(chance, chance.Next(60));

        Assert.Equal(new NaiveScreen(phrases).Find(text), new PhraseScreen(phrases).Find(text));
    }).Check(Many);

    [Fact]
    public void In_a_long_text_as_in_a_short_one() => Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        var chance = new Random(seed);
        var phrases = RandomPhrases.Phrases(chance);
        var text = RandomPhrases.Text(chance, 150 + chance.Next(400));

        Assert.Equal(new NaiveScreen(phrases).Find(text), new PhraseScreen(phrases).Find(text));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(250));

    [Fact]
    public void No_pair_slips_through_a_sieve()
    {
        foreach (var seed in Enumerable.Range(0, 60))
        {
            var chance = new Random(seed);
            var text = RandomPhrases.Text(chance, 1000);
            var pairs = Enumerable.Range(0, 1 + chance.Next(30)).Select(_ => chance.Next(text.Length - 1)).Select(i => (text[i], text[i + 1])).Distinct().ToList();
            var solo = Enumerable.Range(0, chance.Next(3)).Select(_ => text[chance.Next(text.Length)]).Distinct().ToList();
            var sets = new SievedSets([.. pairs.Select(p => p.Item1).Distinct()], [.. pairs.Select(p => p.Item2).Distinct()], pairs, solo);

            foreach (var sieve in Sieves(sets))
            {
                var through = Through(sieve, text, out var upTo);

                for (var i = 0; i < upTo; i++)
                {
                    var meant = solo.Contains(text[i])
                        || (sets.Anchors.Contains(text[i]) && (PairFilter.Passes(text[i + 1]) || pairs.Contains((text[i], text[i + 1]))));
                    Assert.True(!meant || through.Contains(i), $"{sieve.GetType().Name}, seed {seed}, place {i}");
                }
            }
        }
    }

    [Fact]
    public void A_text_without_phrases_takes_nothing_from_the_heap()
    {
        var screen = new PhraseScreen(["不知道", "你问我，我问谁", "喂"]);
        var text = string.Concat(Enumerable.Repeat("设备已经恢复，请您放心。不过知识和道理要慢慢讲。 Router 正常。", 100));
        screen.Find(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var hits = screen.Find(text);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Empty(hits);
    }

    private static IEnumerable<Sieve> Sieves(SievedSets sets)
    {
        if (Avx2.IsSupported)
        {
            yield return new Sieve256(sets);
        }

        if (Avx512Vbmi.IsSupported)
        {
            yield return new Sieve512(sets);
        }
    }

    private static HashSet<int> Through(Sieve sieve, string text, out int upTo)
    {
        var through = new HashSet<int>();

        for (upTo = 0; ; upTo += sieve.Width)
        {
            upTo = sieve.Skip(text, upTo, out var mask);

            if (mask == 0)
            {
                return through;
            }

            for (var i = 0; i < 64; i++)
            {
                if ((mask >> i & 1) != 0)
                {
                    through.Add(upTo + i);
                }
            }
        }
    }
}
