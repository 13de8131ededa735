using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>The templates of Declare that relate two events, each as one relation or two.</summary>
internal sealed class RelationMonitor : RuleMonitor
{
    private readonly DeclareProgram program;
    private readonly Relation[] relations;
    private readonly Pause[] pauses;
    private readonly WorkCalendar? calendar;

    public RelationMonitor(DeclareProgram program, Activation activation, Linker linker)
    {
        this.program = program;
        pauses = linker.Pauses(program.Pauses);
        calendar = linker.Calendar(program.Calendar);
        var (a, b, same) = (linker.Slot(program.A), linker.Slot(program.B!), new Correlation(program.Same, program.Pair, linker));
        var (forth, back, negated) = Reaches(program.Template);
        var both = new List<Relation>();

        if (forth is { } f)
        {
            both.Add(new(activation, a, b, same, f, negated, program.AtLeast, program.AtMost));
        }

        if (back is { } r)
        {
            both.Add(new(activation, b, a, same, r, negated, program.AtLeast, program.AtMost, swapped: forth is not null));
        }

        relations = [.. both];
        Relevant = [.. a.Activities.Concat(b.Activities).Distinct()];
    }

    public override int[] Relevant { get; }

    public override int[]? Concerned => null;

    public override void Run(Tape tape, Findings findings)
    {
        findings.Track = Track.Read(tape, pauses, calendar);

        foreach (var relation in relations)
        {
            relation.Run(tape, findings);
        }

        var untimed = program.AtLeast == 0 && program.AtMost is null && program.Same.Count == 0 && program.Pair is null;
        findings.Settled = untimed && Settles(program.Template) && Array.TrueForAll(relations, r => Seen(tape, r.Target));
    }

    /// <summary>Where a looks for b, where b looks for a, and whether they must not find each other.</summary>
    private static (Reach? Forth, Reach? Back, bool Negated) Reaches(DeclareTemplate template) => template switch
    {
        DeclareTemplate.RespondedExistence => (Reach.Anywhere, null, false),
        DeclareTemplate.CoExistence => (Reach.Anywhere, Reach.Anywhere, false),
        DeclareTemplate.Response => (Reach.After, null, false),
        DeclareTemplate.AlternateResponse => (Reach.AlternatelyAfter, null, false),
        DeclareTemplate.ChainResponse => (Reach.Next, null, false),
        DeclareTemplate.Precedence => (null, Reach.Before, false),
        DeclareTemplate.AlternatePrecedence => (null, Reach.AlternatelyBefore, false),
        DeclareTemplate.ChainPrecedence => (null, Reach.Previous, false),
        DeclareTemplate.Succession => (Reach.After, Reach.Before, false),
        DeclareTemplate.AlternateSuccession => (Reach.AlternatelyAfter, Reach.AlternatelyBefore, false),
        DeclareTemplate.ChainSuccession => (Reach.Next, Reach.Previous, false),
        DeclareTemplate.NotRespondedExistence => (Reach.Anywhere, null, true),
        DeclareTemplate.NotCoExistence => (Reach.Anywhere, Reach.Anywhere, true),
        DeclareTemplate.NotResponse => (Reach.After, null, true),
        DeclareTemplate.NotPrecedence => (null, Reach.Before, true),
        DeclareTemplate.NotChainResponse => (Reach.Next, null, true),
        DeclareTemplate.NotChainPrecedence => (null, Reach.Previous, true),
        DeclareTemplate.NotSuccession => (Reach.After, Reach.Before, true),
        DeclareTemplate.NotChainSuccession => (Reach.Next, Reach.Previous, true),
        _ => throw new NotSupportedException(template.ToString()),
    };

    private static bool Settles(DeclareTemplate template) =>
        template is DeclareTemplate.RespondedExistence or DeclareTemplate.CoExistence or DeclareTemplate.Precedence;

    private static bool Seen(Tape tape, EventSlot slot)
    {
        for (var i = 0; i < tape.Count; i++)
        {
            if (slot.Is(tape, i))
            {
                return true;
            }
        }

        return false;
    }
}
