using Guiju.Norms.Programs;
using Guiju.Norms.Running;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Explaining;

/// <summary>
/// A second, slower pass over one case, after the verdict and beside it: it runs the same monitor and then looks up what the monitor passed
/// by. Nothing that judges calls it.
/// </summary>
internal sealed class Explainer(LinkedRule rule, Linker linker, CompiledPack pack, Tape tape, TimeZoneInfo zone)
{
    private const int MostPassed = 20;

    public Explanation Explain()
    {
        var findings = new Findings();
        var verdict = rule.Judge(tape, findings);
        return new(
            verdict,
            pack.Norms.First(n => n.Id == rule.Program.Id),
            pack.Document,
            rule.From,
            rule.Until == Track.Never ? null : rule.Until,
            tape.Now,
            tape.Closed,
            Names(Starting.Slots(rule.Program.Form)),
            Names(Starting.Wanted(rule.Program.Form)),
            Count(findings.Track),
            new Accounts(rule, linker, tape, findings, ZoneOf(findings)).Write(),
            Passed(findings));
    }

    private IReadOnlyList<string> Names(IEnumerable<SlotProgram> slots) =>
        [.. slots.SelectMany(s => s.Choices).Select(c => linker.ActivityName(c.Activity)).Distinct()];

    /// <summary>A calendar brings its own zone; the wall has that of whoever asks.</summary>
    private TimeZoneInfo ZoneOf(Findings findings)
    {
        var calendar = findings.Track.Calendar ?? rule.Program.Form switch
        {
            PrecedenceProgram { Calendar: { } c } => linker.Calendar(c),
            WindowProgram p => linker.Calendar(p.Calendar),
            _ => null,
        };

        return calendar is not null && TimeZoneInfo.TryFindSystemTimeZoneById(calendar.Zone, out var own) ? own : zone;
    }

    private Counted? Count(Track track)
    {
        if (rule.Program.Form is not DeclareProgram { Template: < DeclareTemplate.RespondedExistence } p)
        {
            return null;
        }

        var (a, b) = (linker.Slot(p.A), p.B is null ? null : linker.Slot(p.B));
        var start = tape.Count > 0 ? tape.Instants[0] : tape.Now;
        long? until = p.AtMost is { } most && tape.Count > 0 && track.Due(start, most) is var due and < Track.Unknown ? due : null;
        var seen = Enumerable.Range(0, tape.Count).Where(i => Counts(i)).Count(i => a.Is(tape, i) || b?.Is(tape, i) == true);
        var (least, top) = Bounds(p);

        return new(seen, least, top, until);

        bool Counts(int i) => p.Template switch
        {
            DeclareTemplate.Init => i == 0,
            DeclareTemplate.End => i == tape.Count - 1,
            DeclareTemplate.Choice or DeclareTemplate.ExclusiveChoice => true,
            _ => track.Elapsed(start, tape.Instants[i]) >= p.AtLeast && !(tape.Instants[i] > until),
        };
    }

    private static (int? Least, int? Most) Bounds(DeclareProgram p) => p.Template switch
    {
        DeclareTemplate.Existence => (p.N, null),
        DeclareTemplate.Absence => (null, p.N - 1),
        DeclareTemplate.Exactly => (p.N, p.N),
        _ => (1, null),
    };

    private List<PassedBy> Passed(Findings findings)
    {
        var slots = Starting.Slots(rule.Program.Form);
        var reader = new AtomReader(linker, tape);
        var found = new List<PassedBy>();
        var activations = Enumerable.Range(0, findings.Count).Select(i => findings[i].Activation).ToHashSet();

        for (var i = 0; i < tape.Count && found.Count < MostPassed; i++)
        {
            if (!activations.Contains(i) && slots.Any(s => s.Choices.Any(c => linker.Activity(c.Activity) == tape.Activities[i])))
            {
                Add(found, reader, slots, i);
            }
        }

        return found;
    }

    private void Add(List<PassedBy> found, AtomReader reader, IReadOnlyList<SlotProgram> slots, int position)
    {
        var inForce = tape.Instants[position] >= rule.From && tape.Instants[position] < rule.Until;
        var conditions = slots.SelectMany(s => s.Choices).Where(c => linker.Activity(c.Activity) == tape.Activities[position])
            .SelectMany(c => reader.Read(c.Where, position, AtomRole.Where))
            .Concat(reader.Read(rule.Program.When, position, AtomRole.When));
        var failing = conditions.Where(a => a.Holds != true).Distinct().ToList();

        if (!inForce || failing.Count > 0)
        {
            found.Add(new(tape[position].Id, inForce, failing));
        }
    }
}
