using Guiju.Norms.Monitors;
using Guiju.Norms.Phrases;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Running;

/// <summary>Asks what an intended act would newly break, and what it must carry.</summary>
internal sealed class Gatekeeper
{
    private readonly Lexicon lexicon;
    private readonly Tape before;
    private readonly Tape after;
    private readonly IReadOnlyList<Fact> acts;

    public Gatekeeper(Lexicon lexicon, IReadOnlyList<Fact> trace, IReadOnlyList<Fact> acts)
    {
        this.lexicon = lexicon;
        this.acts = acts;
        var now = acts.Max(a => a.At);
        before = new(lexicon, trace, now, closed: false);
        after = new(lexicon, Inserted(trace, acts), now, closed: false);
    }

    /// <summary>The finding of a rule that the acts would newly break, or null.</summary>
    public GateFinding? Ask(LinkedRule rule, Findings findings, bool blank)
    {
        if ((blank && rule.Monitor is FieldsMonitor or PhrasesMonitor) || !Concerns(rule))
        {
            return null;
        }

        rule.Find(before, findings);
        var broken = Broken(findings, before);
        rule.Find(after, findings);

        for (var i = 0; i < findings.Count; i++)
        {
            ref var finding = ref findings[i];

            if (finding.State == VerdictState.Breached && !broken.Contains(after[finding.Activation]))
            {
                long? opensAt = finding.OpensAt == Finding.None ? null : finding.OpensAt;
                return new(rule.Pack, rule.Revision, rule.Program.Id, rule.Program.Hard, rule.Form, finding.Detail, opensAt);
            }
        }

        return null;
    }

    /// <summary>The fields that a rule asks of the last act, and what a text among them must say.</summary>
    public IEnumerable<(string Field, IReadOnlyList<string> Phrases)> Asked(LinkedRule rule) => (Place(rule), rule.Monitor) switch
    {
        ({ } position, FieldsMonitor fields) => fields.Asked(after, position).Select(f => (f, (IReadOnlyList<string>)[])),
        ({ } position, PhrasesMonitor phrases) => phrases.Asked(after, position),
        _ => [],
    };

    /// <summary>What a rule looks for in the texts of the last act, or null.</summary>
    public ScreenedText? Screened(LinkedRule rule) => rule.Monitor is PhrasesMonitor phrases && Place(rule) is { } position && phrases.Screened(after, position) is { } found
        ? new(rule.Pack, rule.Revision, rule.Program.Id, found.Fields, found.Forbid, found.Promise)
        : null;

    /// <summary>What the last act promises under a rule.</summary>
    public IEnumerable<Assurance> Promised(LinkedRule rule) => rule.Monitor is PhrasesMonitor phrases && Place(rule) is { } position
        ? phrases.Assurances(after, position).Select(p => new Assurance(rule.Pack, rule.Revision, rule.Program.Id, p.Field, p.Sentence))
        : [];

    /// <summary>Where the last act stands, if the rule is in force then.</summary>
    private int? Place(LinkedRule rule)
    {
        var act = acts[^1];
        var position = Enumerable.Range(0, after.Count).FirstOrDefault(i => ReferenceEquals(after[i], act), -1);
        return position >= 0 && act.At >= rule.From && act.At < rule.Until ? position : null;
    }

    private static HashSet<Fact> Broken(Findings findings, Tape tape)
    {
        var broken = new HashSet<Fact>(ReferenceEqualityComparer.Instance);

        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].State == VerdictState.Breached)
            {
                broken.Add(tape[findings[i].Activation]);
            }
        }

        return broken;
    }

    private static List<Fact> Inserted(IReadOnlyList<Fact> trace, IReadOnlyList<Fact> acts)
    {
        var all = new List<Fact>(trace.Count + acts.Count);
        all.AddRange(trace);

        foreach (var act in acts)
        {
            var place = all.Count;

            while (place > 0 && all[place - 1].At > act.At)
            {
                place--;
            }

            all.Insert(place, act);
        }

        return all;
    }

    private bool Concerns(LinkedRule rule) =>
        rule.Monitor.Concerned is not { } concerned || acts.Any(a => Array.IndexOf(concerned, lexicon.Activity(a.Activity)) >= 0);
}
