namespace Guiju.Norms.Bulk;

/// <summary>
/// Whole cases with their events, as columns: what a bulk check reads. A block is filled, judged, emptied and filled again, so that a
/// history of any length needs the memory of a few blocks. Not safe for several threads.
/// </summary>
public sealed class EventBlock
{
    /// <summary>How many events make a block worth judging.</summary>
    public const int UsualEvents = 1 << 16;

    private readonly Dictionary<string, int> activityCodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> activitySpans;
    private readonly List<string> names = [];
    private readonly Dictionary<string, BlockColumn> columns = new(StringComparer.Ordinal);
    private readonly List<string> cases = [];
    private int[] offsets = new int[1024];
    private ushort[] activities = new ushort[UsualEvents];
    private long[] instants = new long[UsualEvents];
    private int[] counts = new int[16];
    private bool sorted = true;

    /// <summary>An empty block.</summary>
    public EventBlock() => activitySpans = activityCodes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many cases it holds.</summary>
    public int Cases => cases.Count;

    /// <summary>How many events it holds.</summary>
    public int Events { get; private set; }

    /// <summary>The place of the first case among all of the history; the reader of a history sets it.</summary>
    public long FirstCase { get; set; }

    /// <summary>The names of the cases, in their order.</summary>
    public IReadOnlyList<string> CaseIds => cases;

    /// <summary>The names of the activities, by number.</summary>
    public IReadOnlyList<string> Activities => names;

    /// <summary>The earliest instant in the block.</summary>
    internal long EarliestAt { get; private set; } = long.MaxValue;

    /// <summary>The latest instant in the block.</summary>
    internal long LatestAt { get; private set; } = long.MinValue;

    internal ReadOnlySpan<int> Offsets => offsets.AsSpan(0, Cases + 1);

    /// <summary>The activity of each event; the array may be longer than the block.</summary>
    internal ushort[] ActivityCodes => activities;

    /// <summary>When each event happened; the array may be longer than the block.</summary>
    internal long[] Instants => instants;

    /// <summary>The number of an activity.</summary>
    /// <exception cref="InvalidOperationException">There are more than 65,535 different ones.</exception>
    public int Activity(ReadOnlySpan<char> name) => activitySpans.TryGetValue(name, out var code) ? code : NewActivity(name.ToString());

    /// <summary>A field of the events; it is made when there is none of that name.</summary>
    public BlockColumn Column(string name)
    {
        if (!columns.TryGetValue(name, out var column))
        {
            columns[name] = column = new(name);
            column.Reach(activities.Length);
        }

        return column;
    }

    /// <summary>Begins a case.</summary>
    /// <param name="id">Its name.</param>
    public void Begin(string id)
    {
        if (cases.Count + 2 > offsets.Length)
        {
            Array.Resize(ref offsets, offsets.Length * 2);
        }

        cases.Add(id);
        offsets[cases.Count - 1] = offsets[cases.Count] = Events;
        sorted = true;
    }

    /// <summary>Adds an event to the case that was begun last.</summary>
    /// <param name="activity">The number of its activity.</param>
    /// <param name="at">When it happened, UTC microseconds.</param>
    public void Add(int activity, long at)
    {
        if (Events == activities.Length)
        {
            Grow();
        }

        sorted = sorted && (Events == offsets[cases.Count - 1] || instants[Events - 1] <= at);
        counts[activity]++;
        EarliestAt = Math.Min(EarliestAt, at);
        LatestAt = Math.Max(LatestAt, at);
        activities[Events] = (ushort)activity;
        instants[Events++] = at;
    }

    /// <summary>Gives the event added last the value of a field; a blank text is none.</summary>
    public void Put(BlockColumn column, object? value) => (column ?? throw new ArgumentNullException(nameof(column))).Put(Events - 1, value);

    /// <summary>The same for a text that need not become a string.</summary>
    public void Put(BlockColumn column, ReadOnlySpan<char> text) => (column ?? throw new ArgumentNullException(nameof(column))).Put(Events - 1, text);

    /// <summary>Ends the case: its events are put in the order of time, those of one instant in the order in which they were added.</summary>
    public void End()
    {
        offsets[cases.Count] = Events;

        if (!sorted)
        {
            Sort(offsets[cases.Count - 1]);
        }
    }

    /// <summary>Empties the block.</summary>
    public void Clear()
    {
        foreach (var column in columns.Values)
        {
            column.Clear(Events);
        }

        cases.Clear();
        Array.Clear(counts);
        (EarliestAt, LatestAt) = (long.MaxValue, long.MinValue);
        offsets[0] = 0;
        Events = 0;
    }

    /// <summary>
    /// Reads every activity, instant and value and does nothing with them but to add them up: what no judging of the block can be faster
    /// than.
    /// </summary>
    public long ReadAll()
    {
        long sum = 0;

        for (var i = 0; i < Events; i++)
        {
            sum += activities[i] + instants[i];
        }

        foreach (var column in columns.Values)
        {
            foreach (var code in column.Codes.AsSpan(0, Events))
            {
                sum += code;
            }
        }

        return sum;
    }

    /// <summary>How many events have one of the wanted activities.</summary>
    internal int Count(Func<int, bool> wanted) => Enumerable.Range(0, names.Count).Where(wanted).Sum(i => counts[i]);

    internal BlockColumn? Find(string name) => columns.GetValueOrDefault(name);

    private int NewActivity(string name)
    {
        if (names.Count > ushort.MaxValue)
        {
            throw new InvalidOperationException("A log of more than 65,535 different activities cannot be judged.");
        }

        if (names.Count == counts.Length)
        {
            Array.Resize(ref counts, names.Count * 2);
        }

        names.Add(name);
        return activityCodes[name] = names.Count - 1;
    }

    private void Grow()
    {
        Array.Resize(ref activities, Events * 2);
        Array.Resize(ref instants, Events * 2);

        foreach (var column in columns.Values)
        {
            column.Reach(activities.Length);
        }
    }

    private void Sort(int from)
    {
        var length = Events - from;
        var order = new int[length];
        var (at, what) = (instants[from..Events], activities[from..Events]);

        for (var i = 0; i < length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (one, other) => at[one] != at[other] ? at[one].CompareTo(at[other]) : one.CompareTo(other));

        for (var i = 0; i < length; i++)
        {
            (instants[from + i], activities[from + i]) = (at[order[i]], what[order[i]]);
        }

        var scratch = new int[length];

        foreach (var column in columns.Values)
        {
            column.Reorder(from, order, scratch);
        }
    }
}
