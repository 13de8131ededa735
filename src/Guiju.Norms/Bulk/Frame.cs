namespace Guiju.Norms.Bulk;

/// <summary>The case under way, as the relations of a worker see it.</summary>
internal sealed class Frame
{
    private BlockRule[] touched = new BlockRule[16];

    /// <summary>The instants of the block.</summary>
    public long[] Instants { get; set; } = [];

    /// <summary>Number of the case, different for each case that the worker judges.</summary>
    public int Stamp { get; private set; }

    /// <summary>Position of the first event of the case.</summary>
    public int First { get; private set; }

    /// <summary>Position after the last event that is known.</summary>
    public int End { get; private set; }

    /// <summary>The instant of judging.</summary>
    public long Now { get; set; }

    /// <summary>True when nothing can follow.</summary>
    public bool Closed { get; set; }

    /// <summary>When the case closed: with its last event.</summary>
    public long ClosedAt => End > First ? Instants[End - 1] : Now;

    /// <summary>The rules that something happened to in this case.</summary>
    public ReadOnlySpan<BlockRule> Touched => touched.AsSpan(0, Count);

    /// <summary>How many of them there are.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a case.</summary>
    public void Begin(int first, int end, bool closed)
    {
        Stamp++;
        Count = 0;
        (First, End, Closed) = (first, end, closed);
    }

    /// <summary>Something happened to a rule for the first time in the case.</summary>
    public void Touch(BlockRule rule)
    {
        if (Count == touched.Length)
        {
            Array.Resize(ref touched, Count * 2);
        }

        touched[Count++] = rule;
    }
}
