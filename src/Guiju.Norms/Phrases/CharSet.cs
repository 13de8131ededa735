namespace Guiju.Norms.Phrases;

/// <summary>A set of UTF-16 units, a bit for each.</summary>
internal sealed class CharSet
{
    private readonly uint[] bits = new uint[2048];

    public CharSet(IEnumerable<char> set)
    {
        All = [.. set.Distinct()];

        foreach (var c in All)
        {
            bits[c >> 5] |= 1u << c;
        }
    }

    public IReadOnlyList<char> All { get; }

    public bool Has(char c) => (bits[c >> 5] & (1u << c)) != 0;
}
