using Guiju.Norms.Running;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Bulk;

/// <summary>A case of a block as a trace, for the rules that are judged on a tape.</summary>
internal sealed class BlockTrace(Lexicon lexicon) : ITrace
{
    private EventBlock? block;
    private int first;

    /// <summary>The tape of the case under way.</summary>
    public Tape Tape { get => field ??= new(lexicon, this); private set; }

    /// <summary>Puts a case on the tape.</summary>
    public void Load(EventBlock from, ReadOnlySpan<int> places, Frame frame)
    {
        (block, first) = (from, frame.First);
        Tape.Begin(frame.End - first, frame.Now, frame.Closed);

        for (var i = first; i < frame.End; i++)
        {
            Tape.Add(places[from.ActivityCodes[i]], frame.Instants[i]);
        }
    }

    public object? Field(int position, string field) => block!.Find(field)?[first + position];

    public Fact Fact(int position) => throw new NotSupportedException("A block has no facts; its verdicts name no witnesses.");
}
