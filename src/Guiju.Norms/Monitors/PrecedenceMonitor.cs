using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>Each act has what it needs before it, at the right distance.</summary>
internal sealed class PrecedenceMonitor(PrecedenceProgram program, Activation activation, Linker linker) : RuleMonitor
{
    private readonly EventSlot act = linker.Slot(program.Act);
    private readonly EventSlot needs = linker.Slot(program.Needs);
    private readonly Correlation same = new(program.Same, program.Pair, linker);

    private readonly WorkCalendar? calendar = linker.Calendar(program.Calendar);
    private readonly Pause[] pauses = linker.Pauses(program.Pauses);

    private bool Untimed => program.AtLeast == 0 && program.AtMost is null && same.IsEmpty;

    public override int[] Relevant { get; } =
        [.. program.Act.Choices.Concat(program.Needs.Choices).Select(c => linker.Activity(c.Activity)).Distinct()];

    public override void Run(Tape tape, Findings findings)
    {
        var seen = findings.Scratch;
        findings.Track = Track.Read(tape, pauses, calendar);

        for (var i = 0; i < tape.Count; i++)
        {
            if (activation.Begins(tape, i, act, findings))
            {
                Judge(tape, findings, seen, i);
            }

            if (needs.Is(tape, i))
            {
                seen.Add(i);
            }
        }

        findings.Settled = Untimed && seen.Count >= program.Times;
    }

    private void Judge(Tape tape, Findings findings, List<int> seen, int position)
    {
        var index = findings.Open(position);

        if (!same.IsEmpty && same.Missing(tape, position) is { } missing)
        {
            findings.Undetermined(index, missing);
            return;
        }

        var at = tape.Instants[position];

        if (calendar?.Knows(at) == false)
        {
            findings.BeyondCalendar(index, calendar);
            return;
        }

        var found = Serving(tape, findings.Track, seen, position, out var opensAt);

        if (found >= 0)
        {
            findings.Hold(index, found, at);
        }
        else
        {
            findings.Breach(index, -1, at, needs.Names, opensAt);
        }
    }

    /// <summary>The latest event that serves when enough do, or -1 and the instant from which enough will.</summary>
    private int Serving(Tape tape, Track track, List<int> seen, int position, out long opensAt)
    {
        opensAt = Finding.None;
        var (latest, serving) = (-1, 0);
        var early = new Stack<long>();

        for (var k = seen.Count - 1; k >= 0 && serving < program.Times; k--)
        {
            var distance = track.Elapsed(tape.Instants[seen[k]], tape.Instants[position]);

            if (distance > program.AtMost)
            {
                break;
            }

            if (!same.IsEmpty && !same.Shared(tape, position, seen[k]))
            {
                continue;
            }

            if (distance < program.AtLeast)
            {
                early.Push(track.Due(tape.Instants[seen[k]], program.AtLeast));
                continue;
            }

            latest = latest < 0 ? seen[k] : latest;
            serving++;
        }

        for (var missing = program.Times - serving; missing > 0 && early.TryPop(out var ripe); missing--)
        {
            opensAt = missing == 1 && ripe != Track.Unknown ? ripe : Finding.None;
        }

        return serving == program.Times ? latest : -1;
    }
}
