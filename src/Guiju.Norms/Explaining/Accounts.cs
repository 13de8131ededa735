using Guiju.Norms.Programs;
using Guiju.Norms.Running;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Explaining;

/// <summary>Gives account of the activations that a monitor found.</summary>
internal sealed class Accounts(LinkedRule rule, Linker linker, Tape tape, Findings findings, TimeZoneInfo zone)
{
    private readonly FormProgram form = rule.Program.Form;
    private readonly AtomReader atoms = new(linker, tape);
    private readonly Track track = findings.Track;
    private readonly Dictionary<int, int> seen = [];
    private Candidates[]? searches;

    public List<Account> Write()
    {
        searches = [.. Search.Of(form).Select(s => new Candidates(s, linker, tape, track))];
        var written = new List<Account>();

        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].State != VerdictState.Inapplicable)
            {
                written.Add(Write(ref findings[i]));
            }
        }

        return written;
    }

    private Account Write(ref Finding finding)
    {
        var candidates = SearchOf(ref finding)?.Of(ref finding) ?? (form is OrderProgram order ? Steps(order, ref finding) : []);
        var best = form is OrderProgram ? candidates.FindLastIndex(c => c.Nearness == Nearness.OutOfPlace) : Candidates.Best(candidates);
        return new(
            tape[finding.Activation].Id,
            finding.Target < 0 ? null : tape[finding.Target].Id,
            finding.State,
            finding.Released,
            Instant(finding.DecidedAt),
            Instant(finding.OpensAt),
            Reference(ref finding),
            finding.Detail,
            Atoms(ref finding),
            candidates,
            best,
            Bill(ref finding, best < 0 ? null : candidates[best]),
            form is WindowProgram window ? BillWriter.Hours(linker.Calendar(window.Calendar)!, zone, tape.Instants[finding.Activation]) : []);
    }

    private static long? Instant(long at) => at is Track.Never or Finding.None ? null : at;

    /// <summary>Of a rule in two directions the one that found this: an event that fills both places stands twice, first from the first side.</summary>
    private Candidates? SearchOf(ref Finding finding)
    {
        var times = seen[finding.Activation] = seen.GetValueOrDefault(finding.Activation) + 1;
        var position = finding.Activation;
        var fitting = searches!.Length < 2 ? searches : Array.FindAll(searches, s => s.Starts(position));
        return fitting.Length == 0 ? null : fitting[Math.Min(times, fitting.Length) - 1];
    }

    /// <summary>The steps done before; those out of place that belong after the one that is judged.</summary>
    private List<Candidate> Steps(OrderProgram order, ref Finding finding)
    {
        var slots = order.Steps.Select(linker.Slot).ToList();
        var (activation, detail) = (finding.Activation, finding.Detail);
        var anew = order.Anew is null ? null : linker.Slot(order.Anew);
        var first = anew is null ? 0 : Math.Max(0, Enumerable.Range(0, activation + 1).LastOrDefault(i => anew.Is(tape, i)));
        var found = new List<Candidate>();

        for (var i = first; i < activation; i++)
        {
            if (slots.Find(s => s.Is(tape, i)) is { } slot)
            {
                var wrong = order.Skipping && detail.Contains(string.Join('|', slot.Names));
                found.Add(new(tape[i].Id, wrong ? Nearness.OutOfPlace : Nearness.Counts, null, []));
            }
        }

        return found;
    }

    private List<Atom> Atoms(ref Finding finding)
    {
        var position = finding.Activation;
        var found = atoms.Read(rule.Program.When, position, AtomRole.When);

        foreach (var choice in Starting.Slots(form).SelectMany(s => s.Choices).Where(c => linker.Activity(c.Activity) == tape.Activities[position]))
        {
            found.AddRange(atoms.Read(choice.Where, position, AtomRole.Where));
        }

        switch (form)
        {
            case FieldsProgram fields:
                found.AddRange(fields.Require.SelectMany(r => atoms.Read(r.Condition, position, AtomRole.Require)));
                break;
            case PhrasesProgram phrases:
                var said = tape.Field(position, phrases.Field) as string;
                found.Add(new(AtomRole.Require, phrases.Field, "says", Timelines.FieldKind.Text, finding.Detail, said, said is null ? null : tape[position].Id, finding.State == VerdictState.Held));
                break;
            case LimitProgram { Table: { } table }:
                found.AddRange(atoms.Keys(linker.Table(table), LastUpTo(Instant(finding.DecidedAt) ?? tape.Now, position)));
                break;
        }

        return [.. found.Distinct()];
    }

    private int LastUpTo(long at, int least)
    {
        var last = least;

        while (last + 1 < tape.Count && tape.Instants[last + 1] <= at)
        {
            last++;
        }

        return last;
    }

    private long? Reference(ref Finding finding)
    {
        if (form is not IntervalProgram interval)
        {
            return null;
        }

        if (interval.AtMost is not null)
        {
            return finding.Start == Finding.None ? null : finding.Base;
        }

        var reference = new Reference(interval.Reference, linker);
        var cells = new long[reference.Cells];
        Array.Fill(cells, Finding.None);

        for (var i = 0; i < finding.Activation; i++)
        {
            reference.Follow(tape, i, cells);
        }

        return Instant(reference.Value(cells));
    }

    /// <summary>The clock's arithmetic; without a clock, that of the distance to the event that came nearest.</summary>
    private Bill? Bill(ref Finding finding, Candidate? nearest)
    {
        var writer = new BillWriter(track, zone, tape);

        if (finding.Start != Finding.None)
        {
            var ended = finding.DecidedAt != Finding.None;
            var end = Math.Max(finding.Start, ended ? finding.DecidedAt : tape.Now);
            return writer.Write(finding.Start, end, ended, finding.Limit == Finding.None ? null : finding.Limit, finding.Due >= Track.Unknown ? null : finding.Due);
        }

        if (nearest?.Distance is null || Position(nearest.FactId) is not (>= 0 and var other))
        {
            return null;
        }

        var (one, two) = (tape.Instants[finding.Activation], tape.Instants[other]);
        return writer.Write(Math.Min(one, two), Math.Max(one, two), true, Distances(form), null);
    }

    private static long? Distances(FormProgram form) => form switch
    {
        PrecedenceProgram p => p.AtMost ?? p.AtLeast,
        RateProgram p => p.Within,
        DeclareProgram p => p.AtMost ?? p.AtLeast,
        _ => null,
    };

    private int Position(string factId) => Enumerable.Range(0, tape.Count).FirstOrDefault(i => tape[i].Id == factId, -1);
}
