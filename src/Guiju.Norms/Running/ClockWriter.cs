using Guiju.Norms.Monitors;
using Guiju.Norms.Programs;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Running;

/// <summary>Puts the most urgent clock of a rule into words.</summary>
internal static class ClockWriter
{
    public static ClockReading? Write(RuleMonitor monitor, Findings findings, Tape tape)
    {
        var index = MostUrgent(findings);
        return index < 0 ? null : Read(monitor, ref findings[index], findings.Track, tape);
    }

    /// <summary>The next instant after now at which anything pending warns, or at which its clock runs again by itself.</summary>
    public static long NextSign(RuleMonitor monitor, Findings findings, Tape tape)
    {
        var next = Track.Never;
        var resumes = monitor.Promised ? tape.Now : findings.Track.ResumesAt(tape.Now);

        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].State is VerdictState.Pending or VerdictState.Held && findings[i].DecidedAt == Finding.None)
            {
                next = resumes > tape.Now && findings[i].Start != Finding.None ? Math.Min(next, resumes) : next;

                foreach (var at in WarnAt(monitor, ref findings[i], findings.Track, tape))
                {
                    next = at > tape.Now && at < next ? at : next;
                }
            }
        }

        return next;
    }

    private static int MostUrgent(Findings findings)
    {
        var best = -1;

        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].Start != Finding.None && findings[i].State != VerdictState.Inapplicable
                && (best < 0 || Precedes(ref findings[i], ref findings[best])))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Pending before decided; of pending ones the earliest due, of decided ones the latest.</summary>
    private static bool Precedes(ref Finding one, ref Finding other)
    {
        var pending = one.State == VerdictState.Pending;
        return pending != (other.State == VerdictState.Pending) ? pending : !pending || one.Due < other.Due;
    }

    private static ClockReading Read(RuleMonitor monitor, ref Finding finding, Track track, Tape tape)
    {
        var stopped = finding.DecidedAt != Finding.None;
        var end = Math.Max(finding.Start, stopped ? finding.DecidedAt : tape.Now);
        var paused = !stopped && !monitor.Promised && track.StandsAt(tape.Now);
        var state = stopped ? ClockState.Stopped : paused ? ClockState.Paused : ClockState.Running;

        return new(
            tape[finding.Activation].Id,
            finding.State,
            state,
            finding.Start,
            finding.Limit == Finding.None ? null : finding.Limit,
            track.Elapsed(finding.Start, end),
            finding.Due >= Track.Unknown || (paused && finding.Due > tape.Now) ? null : finding.Due,
            monitor.Promised,
            Segments(ref finding, track, tape, end, stopped),
            paused || stopped ? [] : WarnAt(monitor, ref finding, track, tape));
    }

    private static List<ClockSegment> Segments(ref Finding finding, Track track, Tape tape, long end, bool stopped)
    {
        var segments = new List<ClockSegment>();
        var from = finding.Start;
        var cause = finding.Activation;

        foreach (var stand in track.Stands)
        {
            if (stand.To <= from || stand.From >= end)
            {
                continue;
            }

            if (stand.From > from)
            {
                segments.Add(new(from, stand.From, Running: true, Id(tape, cause)));
            }

            var reaches = stand.To > end || (stand.To == end && stopped);
            segments.Add(new(Math.Max(from, stand.From), reaches ? (stopped ? end : null) : stand.To, Running: false, Id(tape, stand.FromFact), stand.Lacks));

            if (reaches)
            {
                return segments;
            }

            from = stand.To;
            cause = stand.ToFact;
        }

        segments.Add(new(from, stopped ? end : null, Running: true, Id(tape, cause)));
        return segments;
    }

    private static string? Id(Tape tape, int cause) => cause < 0 ? null : tape[cause].Id;

    private static List<long> WarnAt(RuleMonitor monitor, ref Finding finding, Track track, Tape tape)
    {
        var instants = new List<long>();

        if (monitor.Warnings.Count == 0 || (!monitor.Promised && (finding.Limit == Finding.None || track.StandsAt(tape.Now))))
        {
            return instants;
        }

        foreach (var warning in monitor.Warnings)
        {
            var at = monitor.Promised ? finding.Base + warning.After!.Value : track.Due(finding.Start, Length(warning, finding.Limit));

            if (at < Math.Min(finding.Due, Track.Unknown))
            {
                instants.Add(at);
            }
        }

        instants.Sort();
        return instants;
    }

    private static long Length(WarningProgram warning, long limit) => warning.After ?? (long)(limit * warning.Share!.Value / 100);
}
