using Guiju.Norms.Monitors;
using Guiju.Norms.Programs;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Running;

/// <summary>A rule with its monitor, ready to judge, and what it says of a case in which nothing relevant happened.</summary>
internal sealed class LinkedRule
{
    private readonly Verdict? open;
    private readonly Verdict? closed;

    public LinkedRule(PackInForce pack, RuleProgram program, Linker linker, Lexicon lexicon)
    {
        Pack = pack.Pack.Id;
        Revision = pack.Pack.Revision;
        Program = program;
        From = pack.From;
        Until = pack.Until ?? Track.Never;
        Form = pack.Pack.Norms.First(n => n.Id == program.Id).Form;
        var when = program.When is null ? null : new Predicate(program.When, linker);
        Monitor = MonitorFactory.Create(program.Form, new(when, From, Until), linker);

        if (Monitor.Relevant is not null)
        {
            open = Run(new(lexicon, [], 0, closed: false), new());
            closed = Run(new(lexicon, [], 0, closed: true), new());
        }
    }

    public string Pack { get; }

    public string Revision { get; }

    public string Form { get; }

    public long From { get; }

    public long Until { get; }

    public RuleProgram Program { get; }

    public RuleMonitor Monitor { get; }

    /// <summary>Judges a tape, without work when nothing relevant is on it.</summary>
    public Verdict Judge(Tape tape, Findings findings)
    {
        if (open is not null && !tape.HasAny(Monitor.Relevant!))
        {
            findings.Reset();
            return tape.Closed ? closed! : open;
        }

        return Run(tape, findings);
    }

    /// <summary>Runs the monitor only.</summary>
    public void Find(Tape tape, Findings findings)
    {
        findings.Reset();
        Monitor.Run(tape, findings);
    }

    private Verdict Run(Tape tape, Findings findings)
    {
        Find(tape, findings);
        return VerdictWriter.Write(this, findings, tape);
    }
}
