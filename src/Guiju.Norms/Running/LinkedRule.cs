using Guiju.Norms.Monitors;
using Guiju.Norms.Programs;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Running;

/// <summary>A rule with its monitor, ready to judge, and what it says of a case in which nothing relevant happened.</summary>
internal sealed class LinkedRule
{
    private readonly Verdict? open;
    private readonly Verdict? closed;
    private readonly bool yields;

    public LinkedRule(PackInForce pack, RuleProgram program, Linker linker, Lexicon lexicon, Precedences? precedences)
    {
        Pack = pack.Pack.Id;
        Revision = pack.Pack.Revision;
        Program = program;
        Linker = linker;
        From = pack.From;
        Until = pack.Until ?? Track.Never;
        Form = pack.Pack.Norms.First(n => n.Id == program.Id).Form;
        yields = precedences is not null;
        When = program.When is null ? null : new Predicate(program.When, linker);
        Monitor = MonitorFactory.Create(program.Form, new(When, From, Until, program.JudgedBy, precedences), linker);

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

    public Linker Linker { get; }

    public RuleMonitor Monitor { get; }

    /// <summary>When it applies; null for always.</summary>
    public Predicate? When { get; }

    /// <summary>The id of the norm whose breaches activate it, or null.</summary>
    public string? SourceId => (Monitor as CompensationMonitor)?.SourceId;

    /// <summary>That norm.</summary>
    public LinkedRule? Source { set => (Monitor as CompensationMonitor)?.Source = value; }

    /// <summary>The revision before, where this one takes over what is owed under it.</summary>
    public LinkedRule? Before
    {
        get;
        set
        {
            field = value;
            value?.After = this;
        }
    }

    private LinkedRule? After { get; set; }

    /// <summary>True when each activation is judged by the revision in force at its instant, and nothing is handed on or set aside.</summary>
    public bool ByActivation => Program.JudgedBy == JudgedBy.Activation && Before is null && After is null && !yields;

    /// <summary>Whether this revision has anything to say of a case at the instant of asking.</summary>
    public bool Concerns(Tape tape) => Program.JudgedBy switch
    {
        JudgedBy.CaseStart => tape.Began >= From && tape.Began < Until,
        JudgedBy.Now => tape.Now >= From && tape.Now < Until,
        _ => From <= tape.Now && (Until > tape.Began || Before is not null),
    };

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

    /// <summary>Runs the monitor only, with what was owed under the revision before and without what is owed under the next.</summary>
    public void Find(Tape tape, Findings findings)
    {
        Own(tape, findings);

        if (After is null)
        {
            return;
        }

        if (tape.Now < After.From)
        {
            findings.NextAt = Owed(findings).Count > 0 ? Math.Min(findings.NextAt, After.From) : findings.NextAt;
            return;
        }

        HandOver(findings, OwedAt(tape, After.From));
    }

    private void Own(Tape tape, Findings findings)
    {
        findings.Reset();
        findings.Carried = Before is not null && tape.Now >= From ? Before.OwedAt(tape, From) : null;
        Monitor.Run(tape, findings);

        for (var i = 0; findings.Carried is { Count: > 0 } && i < findings.Count; i++)
        {
            if (findings[i].State == VerdictState.Breached && findings[i].DecidedAt < From)
            {
                // It breaks no norm before the norm is there.
                findings[i].DecidedAt = From;
            }
        }
    }

    /// <summary>The activations of which something is owed just before an instant.</summary>
    private HashSet<int> OwedAt(Tape tape, long at)
    {
        var findings = new Findings();
        Own(tape.As(Math.Min(tape.Now, at - 1)), findings);
        return Owed(findings);
    }

    private static HashSet<int> Owed(Findings findings)
    {
        var owed = new HashSet<int>();

        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].State == VerdictState.Pending || (findings[i].State == VerdictState.Held && findings[i].DecidedAt == Finding.None))
            {
                owed.Add(findings[i].Activation);
            }
        }

        if (findings.Whole is Colour.CurrentlyViolated or Colour.CurrentlySatisfied)
        {
            owed.Add(0);
        }

        return owed;
    }

    private static void HandOver(Findings findings, HashSet<int> owed)
    {
        if (findings.Whole is not null && owed.Contains(0))
        {
            findings.Reset();
        }

        for (var i = 0; i < findings.Count; i++)
        {
            if (owed.Contains(findings[i].Activation))
            {
                findings.Drop(i);
            }
        }
    }

    private Verdict Run(Tape tape, Findings findings)
    {
        Find(tape, findings);
        return VerdictWriter.Write(this, findings, tape);
    }
}
