using Guiju.Norms.Bulk.Relations;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk;

/// <summary>Turns a rule by a template of Declare into relations.</summary>
internal sealed class DeclareLowering(Lowering lowering, Frame frame, LinkedRule linked, BlockRule rule)
{
    public bool Lower(DeclareProgram program)
    {
        if (program.Template < DeclareTemplate.RespondedExistence)
        {
            return Always && program.Calendar is null && Whole(program);
        }

        var calendar = linked.Linker.Calendar(program.Calendar);
        var window = new Window(program.AtLeast, program.AtMost, calendar);
        var overlap = program.A.Choices.Any(a => program.B!.Choices.Any(b => a.Activity == b.Activity));

        // A deadline of no length at all is the start itself, which a calendar does not say.
        return (calendar is null || (program.AtMost is not 0 && program.Same.Count == 0))
            && (program.Same.Count == 0 || Correlates(program.Template)) && lowering.Share(program.Same, out var same) && program.Template switch
            {
                DeclareTemplate.RespondedExistence or DeclareTemplate.NotRespondedExistence => Accompanied(program, window, overlap, both: false),
                DeclareTemplate.CoExistence or DeclareTemplate.NotCoExistence => Accompanied(program, window, overlap, both: true),
                _ => Directed(program, window, same),
            };
    }

    /// <summary>Whether every activation counts, whenever it happens.</summary>
    private bool Always => linked.Program.When is null && linked.From == long.MinValue && linked.Until == Track.Never;

    private static bool Correlates(DeclareTemplate template) =>
        template is DeclareTemplate.Response or DeclareTemplate.Precedence or DeclareTemplate.NotPrecedence or DeclareTemplate.Succession;

    private bool Whole(DeclareProgram program)
    {
        var overlap = program.B is { } b && program.A.Choices.Any(a => b.Choices.Any(c => c.Activity == a.Activity));

        if (overlap)
        {
            return false;
        }

        BlockRelation relation = program.Template switch
        {
            DeclareTemplate.Init => new Edge(frame, rule, last: false),
            DeclareTemplate.End => new Edge(frame, rule, last: true),
            DeclareTemplate.Choice => new Chosen(frame, rule, exclusive: false),
            DeclareTemplate.ExclusiveChoice => new Chosen(frame, rule, exclusive: true),
            _ => new Counted(frame, rule, program),
        };

        lowering.Play(linked, program.A, relation, looks: false, activates: false);

        if (program.B is not null)
        {
            lowering.Play(linked, program.B, relation, looks: true, activates: false);
        }

        rule.Add(relation);
        rule.Whole = true;
        rule.Always = program.Template != DeclareTemplate.Absence;
        return true;
    }

    private bool Accompanied(DeclareProgram program, Window window, bool overlap, bool both)
    {
        if (window.Timed || program.Calendar is not null || overlap || program.Same.Count > 0)
        {
            return false;
        }

        var negated = program.Template >= DeclareTemplate.NotRespondedExistence;
        lowering.Forward(linked, rule, new Accompanied(frame, rule, negated), program.A, program.B!);

        if (both)
        {
            lowering.Forward(linked, rule, new Accompanied(frame, rule, negated), program.B!, program.A);
        }

        return true;
    }

    private bool Directed(DeclareProgram program, Window window, Shared? same)
    {
        var (forth, back) = (Forth(program.Template, window, same), Back(program.Template, window, same));

        if ((forth, back) is (null, null) || Blocks(program))
        {
            return false;
        }

        if (forth is not null)
        {
            lowering.Forward(linked, rule, forth, program.A, program.B!);
        }

        if (back is not null)
        {
            lowering.Backward(linked, rule, back, program.B!, program.A);
        }

        return true;
    }

    /// <summary>An activation that does not count still ends the search of an alternate template, and one is not kept ripe.</summary>
    private bool Blocks(DeclareProgram program) =>
        program.Template is DeclareTemplate.AlternateResponse or DeclareTemplate.AlternatePrecedence or DeclareTemplate.AlternateSuccession
        && (!Always || (program.AtLeast > 0 && program.Template != DeclareTemplate.AlternateResponse));

    private BlockRelation? Forth(DeclareTemplate template, Window window, Shared? same) => template switch
    {
        DeclareTemplate.Response or DeclareTemplate.Succession when same is not null => new FollowedBySame(frame, rule, window, same),
        DeclareTemplate.Response or DeclareTemplate.Succession when window.Early => new FollowedInTime(frame, rule, window),
        DeclareTemplate.Response or DeclareTemplate.Succession when window.Timed || linked.Program.Form is DeclareProgram { Calendar: not null } => new FollowedSoon(frame, rule, window),
        DeclareTemplate.Response or DeclareTemplate.Succession => new Followed(frame, rule),
        DeclareTemplate.AlternateResponse or DeclareTemplate.AlternateSuccession => new FollowedAlternately(frame, rule, window),
        DeclareTemplate.ChainResponse or DeclareTemplate.ChainSuccession => new FollowedDirectly(frame, rule, window, negated: false),
        DeclareTemplate.NotResponse or DeclareTemplate.NotSuccession => new NotFollowed(frame, rule, window),
        DeclareTemplate.NotChainResponse or DeclareTemplate.NotChainSuccession => new FollowedDirectly(frame, rule, window, negated: true),
        _ => null,
    };

    private BlockRelation? Back(DeclareTemplate template, Window window, Shared? same) => template switch
    {
        DeclareTemplate.Precedence or DeclareTemplate.Succession when same is not null => new PrecededBySame(frame, rule, window, same, negated: false),
        DeclareTemplate.NotPrecedence when same is not null => new PrecededBySame(frame, rule, window, same, negated: true),
        DeclareTemplate.Precedence or DeclareTemplate.Succession => new Preceded(frame, rule, window, negated: false),
        DeclareTemplate.NotPrecedence or DeclareTemplate.NotSuccession => new Preceded(frame, rule, window, negated: true),
        DeclareTemplate.AlternatePrecedence or DeclareTemplate.AlternateSuccession => new PrecededAlternately(frame, rule, window),
        DeclareTemplate.ChainPrecedence or DeclareTemplate.ChainSuccession => new PrecededDirectly(frame, rule, window, negated: false),
        DeclareTemplate.NotChainPrecedence or DeclareTemplate.NotChainSuccession => new PrecededDirectly(frame, rule, window, negated: true),
        _ => null,
    };
}
