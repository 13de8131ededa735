using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>Judges one rule over a case. It holds nothing about any case, so one instance serves all.</summary>
internal abstract class RuleMonitor
{
    /// <summary>The activities without which the rule says the same as of an empty case; null when time alone can change it.</summary>
    public abstract int[]? Relevant { get; }

    /// <summary>The activities by which an act can newly break the rule; null when any can.</summary>
    public virtual int[]? Concerned => Relevant;

    /// <summary>How the rule counts time from start to warning, in microseconds and per cent.</summary>
    public virtual IReadOnlyList<Programs.WarningProgram> Warnings => [];

    /// <summary>True when its deadline is a promised instant.</summary>
    public virtual bool Promised => false;

    public abstract void Run(Tape tape, Findings findings);
}
