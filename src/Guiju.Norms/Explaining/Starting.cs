using Guiju.Norms.Programs;

namespace Guiju.Norms.Explaining;

/// <summary>The places of a rule, as the reader of an explanation asks for them.</summary>
internal static class Starting
{
    /// <summary>What makes a rule apply.</summary>
    public static IReadOnlyList<SlotProgram> Slots(FormProgram form) => form switch
    {
        ResponseProgram p => [p.After],
        PrecedenceProgram p => [p.Act],
        OrderProgram p => p.Steps,
        IntervalProgram { AtMost: null } p => [p.Act],
        IntervalProgram p => Events(p.Reference),
        FieldsProgram p => [p.On],
        PhrasesProgram p => [p.On],
        LimitProgram p => [p.Start],
        WindowProgram p => [p.Act],
        RateProgram p => [p.Event],
        BudgetProgram p => [p.From],
        DeclareProgram { Template: >= DeclareTemplate.RespondedExistence } => [.. Search.Of(form).Select(s => s.From)],
        _ => [],
    };

    /// <summary>What a rule looks for.</summary>
    public static IReadOnlyList<SlotProgram> Wanted(FormProgram form) => form switch
    {
        BudgetProgram p => [p.Until],
        CompensationProgram p => [p.Then],
        DeclareProgram { Template: < DeclareTemplate.RespondedExistence } p => p.B is { } b ? [p.A, b] : [p.A],
        OrderProgram p => p.Steps,
        IntervalProgram p => [p.Act],
        _ => [.. Search.Of(form).Select(s => s.Target)],
    };

    private static List<SlotProgram> Events(ReferenceProgram reference) =>
        [.. reference.Event is { } e ? [e] : reference.Of?.SelectMany(Events) ?? []];
}
