namespace Guiju.Logs.Reading;

/// <summary>Keeps one copy of each short string: a log says the same few thousand words millions of times.</summary>
internal sealed class Strings
{
    private const int Longest = 64;
    private const int Most = 1 << 16;
    private readonly HashSet<string> _known = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public Strings() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return text.ToString();
        }

        if (_lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var added = text.ToString();
        if (_known.Count < Most)
        {
            _known.Add(added);
        }

        return added;
    }
}
