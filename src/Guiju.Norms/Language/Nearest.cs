namespace Guiju.Norms.Language;

/// <summary>Finds the known name that was probably meant.</summary>
public static class Nearest
{
    /// <summary>The known names that are most like one, the best first.</summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="known">Those that are.</param>
    /// <param name="most">How many to give.</param>
    public static IReadOnlyList<string> Names(string name, IEnumerable<string> known, int most) =>
        [.. known.Distinct().Select(k => (k, Distance: Distance(name, k))).OrderBy(p => p.Distance).Take(most).Select(p => p.k)];

    /// <summary>A question for the one that was probably meant, or all names when they are few; null when nothing helps.</summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="known">Those that are.</param>
    public static string? Hint(string name, IEnumerable<string> known)
    {
        var names = known.Distinct().ToList();

        if (names.Count == 0)
        {
            return null;
        }

        var (best, distance) = names.Select(k => (k, Distance(name, k))).MinBy(p => p.Item2);
        var near = distance < name.Length && distance <= Math.Max(2, name.Length / 3);

        if (near)
        {
            return $"Did you mean '{best}'?";
        }

        return names.Count <= 12 ? "Known here: " + string.Join(", ", names) + "." : null;
    }

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 40 || a.Length > 200)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();

        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;

            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[b.Length];
    }
}
