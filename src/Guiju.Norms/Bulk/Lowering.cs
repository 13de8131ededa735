using Guiju.Norms.Bulk.Relations;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk;

/// <summary>
/// Turns rules into relations that read columns. A rule that is more than that stays as it is and is judged on a tape, with the same
/// verdict.
/// </summary>
internal sealed class Lowering(Frame frame, Lexicon lexicon, BlockAttributes attributes)
{
    private readonly List<BlockCondition> conditions = [];
    private readonly List<Shared> shared = [];

    /// <summary>What the events of each activity, by the rulebook's number, do.</summary>
    public List<Role>[] Roles { get; } = [.. Enumerable.Range(0, lexicon.ActivityCount).Select(_ => new List<Role>())];

    /// <summary>The conditions, to be bound to each block.</summary>
    public IReadOnlyList<BlockCondition> Conditions => conditions;

    /// <summary>The shared fields, to be bound to each block.</summary>
    public IReadOnlyList<Shared> SharedFields => shared;

    /// <summary>Lowers a rule, if it can be.</summary>
    /// <param name="linked">The rule.</param>
    /// <param name="rule">Receives what it comes to.</param>
    public bool Lower(LinkedRule linked, BlockRule rule) => linked.ByActivation && BlockCondition.Reads(linked.Program.When) && linked.Program.Form switch
    {
        DeclareProgram { Pair: null, Pauses: null or { Count: 0 } } declare when Reads(declare.A) && Reads(declare.B) => new DeclareLowering(this, frame, linked, rule).Lower(declare),
        ResponseProgram { Until: null, Pauses.Count: 0, Pair: null } response when Reads(response.After) && Reads(response.Then) => Response(linked, rule, response),
        PrecedenceProgram { Times: 1, Pair: null, Pauses: null or { Count: 0 } } precedence when Reads(precedence.Act) && Reads(precedence.Needs) => Precedence(linked, rule, precedence),
        _ => false,
    };

    /// <summary>A relation whose activation looks back at the targets.</summary>
    public void Backward(LinkedRule linked, BlockRule rule, BlockRelation relation, SlotProgram activation, SlotProgram target)
    {
        Play(linked, activation, relation, looks: true, activates: true);
        Play(linked, target, relation, looks: false, activates: false);
        rule.Add(relation);
    }

    /// <summary>A relation whose activation waits for the targets.</summary>
    public void Forward(LinkedRule linked, BlockRule rule, BlockRelation relation, SlotProgram activation, SlotProgram target)
    {
        Play(linked, target, relation, looks: true, activates: false);
        Play(linked, activation, relation, looks: false, activates: true);
        rule.Add(relation);
    }

    /// <summary>Lets the events of a slot do something to a relation.</summary>
    public void Play(LinkedRule linked, SlotProgram slot, BlockRelation relation, bool looks, bool activates)
    {
        var when = activates && linked.Program.When is { } w ? BlockCondition.Of(w, linked.Linker, attributes) : null;

        foreach (var choice in slot.Choices)
        {
            var where = choice.Where is null ? null : BlockCondition.Of(choice.Where, linked.Linker, attributes);
            var condition = BlockCondition.Both(where, when);
            Roles[linked.Linker.Activity(choice.Activity)].Add(new(relation, looks, new(activates, condition, linked)));

            if (condition is not null)
            {
                conditions.Add(condition);
            }
        }
    }

    /// <summary>The one field that both events must share; false when there are several or it is an attribute of the case.</summary>
    public bool Share(IReadOnlyList<SameProgram> same, out Shared? field)
    {
        field = same is [{ Field: { } name }] ? new(name) : null;

        if (field is not null)
        {
            shared.Add(field);
        }

        return same.Count == 0 || field is not null;
    }

    private static bool Reads(SlotProgram? slot) => slot?.Choices.All(c => BlockCondition.Reads(c.Where)) != false;

    private bool Response(LinkedRule linked, BlockRule rule, ResponseProgram program)
    {
        var calendar = linked.Linker.Calendar(program.Calendar);

        // A deadline of no length at all is the start itself, which a calendar does not say.
        if ((calendar is not null && program.Within is 0) || !Share(program.Same, out var same))
        {
            return false;
        }

        var window = new Window(program.AtLeast, program.Within, calendar);
        BlockRelation relation = same is not null ? new FollowedBySame(frame, rule, window, same)
            : window.Early ? new FollowedInTime(frame, rule, window)
            : window.Timed || calendar is not null ? new FollowedSoon(frame, rule, window)
            : new Followed(frame, rule);
        Forward(linked, rule, relation, program.After, program.Then);
        return true;
    }

    private bool Precedence(LinkedRule linked, BlockRule rule, PrecedenceProgram program)
    {
        var calendar = linked.Linker.Calendar(program.Calendar);

        if ((calendar is not null && program.Same.Count > 0) || !Share(program.Same, out var same))
        {
            return false;
        }

        var window = new Window(program.AtLeast, program.AtMost, calendar, lookingBack: true);
        BlockRelation relation = same is not null
            ? new PrecededBySame(frame, rule, window, same, negated: false)
            : new Preceded(frame, rule, window, negated: false);
        Backward(linked, rule, relation, program.Act, program.Needs);
        return true;
    }
}
