using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk.Lanes;

/// <summary>Gives lanes to the rules that can have one: decided by the order of events alone, with no window and nothing to share.</summary>
internal sealed class LaneSorting(Lexicon lexicon, BlockAttributes attributes)
{
    private readonly List<LaneGroup> groups = [];
    private readonly List<BlockCondition> conditions = [];

    /// <summary>The groups, 64 rules each.</summary>
    public IReadOnlyList<LaneGroup> Groups => groups;

    /// <summary>The conditions, to be bound to each block.</summary>
    public IReadOnlyList<BlockCondition> Conditions => conditions;

    /// <summary>Gives a rule a lane, if it can have one.</summary>
    public bool Sort(int index, LinkedRule rule, RuleTotal total) => rule.ByActivation && rule.Program.Form switch
    {
        ResponseProgram { AtLeast: 0, Within: null, Same.Count: 0, Until: null, Pauses.Count: 0, Pair: null, Calendar: null } p =>
            Sort(index, rule, total, new(DeclareTemplate.Response, p.After, p.Then, 1, 0, null, [])),
        PrecedenceProgram { AtLeast: 0, AtMost: null, Same.Count: 0, Times: 1, Pair: null, Calendar: null } p =>
            Sort(index, rule, total, new(DeclareTemplate.Precedence, p.Needs, p.Act, 1, 0, null, [])),
        DeclareProgram { AtLeast: 0, AtMost: null, Same.Count: 0, Pair: null, Calendar: null } p => Sort(index, rule, total, p),
        _ => false,
    };

    private bool Sort(int index, LinkedRule rule, RuleTotal total, DeclareProgram program)
    {
        if (!Meaning.Admits(program.Template, program.N) || !Fits(rule, program)
            || !BlockCondition.Reads(rule.Program.When) || !Reads(program.A) || !Reads(program.B))
        {
            return false;
        }

        if (groups.Count == 0 || groups[^1].IsFull)
        {
            groups.Add(new(lexicon));
        }

        var bit = groups[^1].Add(index, total, program.Template, program.N);
        var whole = program.Template < DeclareTemplate.RespondedExistence;
        Play(rule, program.A, bit, second: false, !whole && Meaning.ByA(program.Template));

        if (program.B is not null)
        {
            Play(rule, program.B, bit, second: true, !whole && Meaning.ByB(program.Template));
        }

        return true;
    }

    /// <summary>
    /// A kind of event that both answers and activates is only one bit of a word, so it must not be filtered for one of the two: that
    /// asks for a rule that applies always, or for a template with one activating kind that plays no other part.
    /// </summary>
    private static bool Fits(LinkedRule rule, DeclareProgram program)
    {
        var always = rule.Program.When is null && rule.From == long.MinValue && rule.Until == Track.Never;
        var overlap = program.B is { } b && program.A.Choices.Any(a => b.Choices.Any(c => c.Activity == a.Activity));

        return program.Template switch
        {
            DeclareTemplate.Response or DeclareTemplate.ChainResponse or DeclareTemplate.Precedence or DeclareTemplate.ChainPrecedence
                or DeclareTemplate.NotResponse or DeclareTemplate.NotPrecedence or DeclareTemplate.NotChainResponse
                or DeclareTemplate.NotChainPrecedence => true,
            DeclareTemplate.RespondedExistence or DeclareTemplate.NotRespondedExistence => !overlap,
            DeclareTemplate.CoExistence or DeclareTemplate.NotCoExistence or DeclareTemplate.Choice or DeclareTemplate.ExclusiveChoice =>
                always && !overlap && Plain(program),
            DeclareTemplate.Succession or DeclareTemplate.AlternateSuccession or DeclareTemplate.ChainSuccession or DeclareTemplate.NotSuccession
                or DeclareTemplate.NotChainSuccession => always && Plain(program),
            _ => always,
        };
    }

    /// <summary>Whether no slot has a condition, which might be undecided and then activates without answering.</summary>
    private static bool Plain(DeclareProgram program) =>
        program.A.Choices.All(c => c.Where is null) && program.B!.Choices.All(c => c.Where is null);

    private static bool Reads(SlotProgram? slot) => slot?.Choices.All(c => BlockCondition.Reads(c.Where)) != false;

    private void Play(LinkedRule rule, SlotProgram slot, ulong bit, bool second, bool activates)
    {
        var when = activates && rule.Program.When is { } w ? BlockCondition.Of(w, rule.Linker, attributes) : null;

        foreach (var choice in slot.Choices)
        {
            var where = choice.Where is null ? null : BlockCondition.Of(choice.Where, rule.Linker, attributes);
            var condition = BlockCondition.Both(where, when);
            groups[^1].Play(rule.Linker.Activity(choice.Activity), new(bit, second, new(activates, condition, rule)));

            if (condition is not null)
            {
                conditions.Add(condition);
            }
        }
    }
}
