using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>The monitor of each form.</summary>
internal static class MonitorFactory
{
    public static RuleMonitor Create(FormProgram form, Activation activation, Linker linker) => form switch
    {
        ResponseProgram p => new ResponseMonitor(p, activation, linker),
        PrecedenceProgram p => new PrecedenceMonitor(p, activation, linker),
        OrderProgram p => new OrderMonitor(p, activation, linker),
        IntervalProgram p => new IntervalMonitor(p, activation, linker),
        FieldsProgram p => new FieldsMonitor(p, activation, linker),
        PhrasesProgram p => new PhrasesMonitor(p, activation, linker),
        LimitProgram p => new LimitMonitor(p, activation, linker),
        WindowProgram p => new WindowMonitor(p, activation, linker),
        RateProgram p => new RateMonitor(p, activation, linker),
        BudgetProgram p => new BudgetMonitor(p, activation, linker),
        CompensationProgram p => new CompensationMonitor(p, activation, linker),
        DeclareProgram { Template: >= DeclareTemplate.RespondedExistence } p => new RelationMonitor(p, activation, linker),
        DeclareProgram p => new WholeCaseMonitor(p, activation, linker),
        _ => throw new NotSupportedException(form.GetType().Name),
    };
}
