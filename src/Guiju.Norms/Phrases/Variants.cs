namespace Guiju.Norms.Phrases;

/// <summary>Which characters are one, simplified and traditional, and how common a character is. Both are lists that are built in.</summary>
internal static class Variants
{
    private const double Unlisted = 0.0002;
    private const double CommonPair = 0.0015;
    private const double Bound = 20;

    private static readonly string[] Lists = [.. Lines("common.txt").Where(l => !l.StartsWith('#'))];
    private static readonly Dictionary<string, char> Ones = Read();
    private static readonly Dictionary<char, int> Ranks = Lists[0].Select((c, i) => (One(c), i)).DistinctBy(r => r.Item1).ToDictionary();
    private static readonly HashSet<(char First, char Second)> Pairs = [.. Lists[1].Chunk(2).Select(p => (One(p[0]), One(p[1])))];

    /// <summary>Characters, as text, with the one that stands for all of their class.</summary>
    public static IReadOnlyDictionary<string, char> Classes => Ones;

    /// <summary>The classes in which one of these characters is, each with the one that stands for it first: what a screen elsewhere needs.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<char> ones)
    {
        var wanted = ones.ToHashSet();
        return [.. Ones.Where(o => wanted.Contains(o.Value)).GroupBy(o => o.Value).OrderBy(g => g.Key)
            .Select(g => g.Key + string.Concat(g.Select(o => o.Key).Where(k => k != g.Key.ToString()).Order(StringComparer.Ordinal)))];
    }

    /// <summary>About which share of a text the characters of a class are; it matters only for speed. The list is of general language and of the packs' own.</summary>
    public static double Share(char one) => Ranks.TryGetValue(one, out var rank) ? 0.03 / (1 + (0.12 * rank)) : one < 128 ? 0.01 : Unlisted;

    /// <summary>About how often two characters stand together: characters keep company, more than chance would have it.</summary>
    public static double Share(char first, char second) =>
        Pairs.Contains((first, second)) ? CommonPair : Math.Min(Bound * Share(first) * Share(second), Math.Min(Share(first), Share(second)) / 2);

    /// <summary>The commonest characters.</summary>
    public static IEnumerable<char> Common => Lists[0];

    private static char One(char c) => Ones.GetValueOrDefault(c.ToString(), c);

    private static Dictionary<string, char> Read()
    {
        var found = new Dictionary<string, char>(StringComparer.Ordinal);

        foreach (var line in Lines("variants.txt").Where(l => !l.StartsWith('#') && !char.IsSurrogate(l[0])))
        {
            foreach (var rune in line.EnumerateRunes())
            {
                found[rune.ToString()] = line[0];
            }
        }

        return found;
    }

    /// <summary>The lines of a list that is built in.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Variants).Assembly.GetManifestResourceStream($"Guiju.Norms.Phrases.{name}")
            ?? throw new InvalidOperationException($"{name} is not built in.");
        using var reader = new StreamReader(stream);

        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
