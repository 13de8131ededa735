using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>Where the other event of a relation is looked for.</summary>
internal enum Reach
{
    /// <summary>Anywhere after.</summary>
    After,

    /// <summary>After, but before the next activation.</summary>
    AlternatelyAfter,

    /// <summary>The very next event.</summary>
    Next,

    /// <summary>Anywhere before.</summary>
    Before,

    /// <summary>Before, but after the previous activation.</summary>
    AlternatelyBefore,

    /// <summary>The very previous event.</summary>
    Previous,

    /// <summary>Anywhere.</summary>
    Anywhere,
}

/// <summary>One direction of a template: each source has a target within reach, or has none.</summary>
internal sealed class Relation(
    Activation activation, EventSlot source, EventSlot target, Correlation same, Reach reach, bool negated, long atLeast, long? atMost,
    bool swapped = false)
{
    public EventSlot Source => source;

    public EventSlot Target => target;

    /// <summary>Judges every activation on a tape.</summary>
    public void Run(Tape tape, Findings findings)
    {
        for (var i = 0; i < tape.Count; i++)
        {
            if (!activation.Begins(tape, i, source, findings))
            {
                continue;
            }

            var due = atMost is { } most ? findings.Track.Due(tape.Instants[i], most) : Track.Never;
            var index = findings.Open(i, atMost is null || negated ? Finding.None : tape.Instants[i], atMost ?? Finding.None, due);

            if (!same.IsEmpty && same.Missing(tape, i, swapped ? PairSide.Target : PairSide.Activation) is { } missing)
            {
                findings.Undetermined(index, missing);
            }
            else if (findings.Track.Calendar is { } calendar && (due == Track.Unknown || !calendar.Knows(tape.Instants[i])))
            {
                findings.BeyondCalendar(index, calendar);
            }
            else
            {
                Decide(tape, findings, index, i, due);
            }
        }
    }

    private void Decide(Tape tape, Findings findings, int index, int position, long due)
    {
        var (found, end) = Search(tape, findings.Track, position, due);
        var at = tape.Instants[position];
        var decided = found >= 0 ? Math.Max(at, tape.Instants[found]) : at;

        if (negated)
        {
            if (found >= 0)
            {
                findings.Breach(index, found, decided, target.Names);
            }
            else
            {
                findings.Hold(index, -1, at);
            }
        }
        else if (found >= 0)
        {
            findings.Hold(index, found, decided);
        }
        else if (end <= tape.Now)
        {
            findings.Breach(index, -1, end, target.Names);
        }
    }

    /// <summary>The target, or -1 and the instant from which there can be none.</summary>
    private (int Found, long End) Search(Tape tape, Track track, int position, long due) => reach switch
    {
        Reach.After => Forward(tape, track, position, due, alternately: false),
        Reach.AlternatelyAfter => Forward(tape, track, position, due, alternately: true),
        Reach.Next => Next(tape, track, position, due),
        Reach.Before => (Backward(tape, track, position, alternately: false), tape.Instants[position]),
        Reach.AlternatelyBefore => (Backward(tape, track, position, alternately: true), tape.Instants[position]),
        Reach.Previous => (position > 0 && Fits(tape, track, position, position - 1) ? position - 1 : -1, tape.Instants[position]),
        _ => Backward(tape, track, position, alternately: false) is var before and >= 0
            ? (before, 0)
            : Forward(tape, track, position, due, alternately: false),
    };

    private (int Found, long End) Forward(Tape tape, Track track, int position, long due, bool alternately)
    {
        for (var j = position + 1; j < tape.Count && tape.Instants[j] <= due; j++)
        {
            if (Fits(tape, track, position, j))
            {
                return (j, 0);
            }

            if (alternately && source.Is(tape, j))
            {
                return (-1, tape.Instants[j]);
            }
        }

        return (-1, due);
    }

    private (int Found, long End) Next(Tape tape, Track track, int position, long due)
    {
        var next = position + 1;

        if (next >= tape.Count)
        {
            return (-1, due);
        }

        return tape.Instants[next] <= due && Fits(tape, track, position, next) ? (next, 0) : (-1, Math.Min(due, tape.Instants[next]));
    }

    private int Backward(Tape tape, Track track, int position, bool alternately)
    {
        for (var j = position - 1; j >= 0; j--)
        {
            if (Fits(tape, track, position, j))
            {
                return j;
            }

            if ((alternately && source.Is(tape, j)) || track.Elapsed(tape.Instants[j], tape.Instants[position]) > atMost)
            {
                return -1;
            }
        }

        return -1;
    }

    private bool Fits(Tape tape, Track track, int position, int other)
    {
        var distance = track.Elapsed(tape.Instants[Math.Min(position, other)], tape.Instants[Math.Max(position, other)]);
        return distance >= atLeast && (atMost is null || distance <= atMost) && target.Is(tape, other)
            && (same.IsEmpty || (swapped ? same.Shared(tape, other, position) : same.Shared(tape, position, other)));
    }
}
