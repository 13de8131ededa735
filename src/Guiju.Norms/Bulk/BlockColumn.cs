namespace Guiju.Norms.Bulk;

/// <summary>One field of the events of a block: each event holds the number of its value, and each different value is held once.</summary>
public sealed class BlockColumn
{
    private const int MostKept = 4096;
    private readonly Dictionary<object, int> known = [];
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> spans;
    private object?[] values = new object?[16];
    private int[] codes = [];

    internal BlockColumn(string name)
    {
        Name = name;
        spans = texts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The field's name.</summary>
    public string Name { get; }

    /// <summary>How many different values there are, and one for none.</summary>
    public int Size { get; private set; } = 1;

    /// <summary>The number of each event's value; 0 for an event without one.</summary>
    internal int[] Codes => codes;

    /// <summary>The value of an event, or null.</summary>
    public object? this[int position] => values[codes[position]];

    internal object? Value(int code) => values[code];

    internal void Put(int position, object? value) =>
        codes[position] = value is null || (value is string text && string.IsNullOrWhiteSpace(text)) ? 0 : value is string s ? Code(s) : Code(value);

    internal void Put(int position, ReadOnlySpan<char> text)
    {
        if (spans.TryGetValue(text, out var code))
        {
            codes[position] = code;
        }
        else
        {
            Put(position, text.ToString());
        }
    }

    internal void Reach(int events)
    {
        if (codes.Length < events)
        {
            Array.Resize(ref codes, events);
        }
    }

    /// <summary>Puts the numbers of some events into another order.</summary>
    internal void Reorder(int from, ReadOnlySpan<int> order, Span<int> scratch)
    {
        codes.AsSpan(from, order.Length).CopyTo(scratch);

        for (var i = 0; i < order.Length; i++)
        {
            codes[from + i] = scratch[order[i]];
        }
    }

    internal void Clear(int events)
    {
        Array.Clear(codes, 0, Math.Min(events, codes.Length));

        // A field that says something else each time would be held for ever.
        if (Size > MostKept)
        {
            known.Clear();
            texts.Clear();
            Array.Clear(values);
            Size = 1;
        }
    }

    private int Code(string text)
    {
        if (!texts.TryGetValue(text, out var code))
        {
            texts[text] = code = Hold(text);
        }

        return code;
    }

    private int Code(object value)
    {
        // A list is never the same object twice, so two alike would be two values, which is no fault.
        if (!known.TryGetValue(value, out var code))
        {
            known[value] = code = Hold(value);
        }

        return code;
    }

    private int Hold(object value)
    {
        if (Size == values.Length)
        {
            Array.Resize(ref values, Size * 2);
        }

        values[Size] = value;
        return Size++;
    }
}
