using Guiju.Norms.Monitors;
using Guiju.Norms.Explaining;
using Guiju.Norms.Phrases;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms;

/// <summary>A compiled pack with the time in which it is in force.</summary>
/// <param name="Pack">The compiled pack.</param>
/// <param name="From">In force from this instant, UTC microseconds.</param>
/// <param name="Until">In force until before this instant; null for open-ended.</param>
public sealed record PackInForce(CompiledPack Pack, long From, long? Until);

/// <summary>
/// The packs in force. Judging is a pure function of trace, instant and closedness. A revision judges the activations whose instant
/// lies in [From, Until). An obligation due at an instant T is breached from T on, unless an event stamped T or earlier answers it.
/// </summary>
public sealed partial class Rulebook
{
    private readonly Lexicon lexicon;
    private readonly Dictionary<string, List<LinkedRule>> rules = [];
    private readonly Dictionary<CompiledPack, Linker> linkers;

    /// <summary>Prepares packs for judging; a rulebook serves any number of cases and threads.</summary>
    /// <param name="packs">The packs, in the order of precedence.</param>
    public Rulebook(IReadOnlyList<PackInForce> packs)
    {
        Packs = packs;
        lexicon = new(packs.Select(p => p.Pack.Program));
        linkers = packs.Select(p => p.Pack).Distinct().ToDictionary(p => p, p => new Linker(p.Program, lexicon));

        foreach (var pack in packs)
        {
            var linked = pack.Pack.Program.Rules.Select(r => new LinkedRule(pack, r, linkers[pack.Pack], lexicon, Precedences.Of(pack, r, packs, p => linkers[p]))).ToList();

            foreach (var rule in linked)
            {
                Rules(KindOf(pack.Pack, rule.Program.Case)).Add(rule);
                rule.Source = rule.SourceId is { } id ? linked.Find(r => r.Program.Id == id) : null;
            }
        }

        foreach (var rule in rules.Values.SelectMany(r => r))
        {
            rule.Before = rule.Program.Reopens ? Earlier(rule) : null;
        }
    }

    /// <summary>The packs, in the order of precedence.</summary>
    public IReadOnlyList<PackInForce> Packs { get; }

    internal Lexicon Lexicon => lexicon;

    /// <summary>The rules about a kind of case, in pack order.</summary>
    internal IReadOnlyList<LinkedRule> About(string caseKind) => rules.GetValueOrDefault(caseKind, []);

    /// <summary>Judges a case.</summary>
    /// <param name="caseKind">Kind of the case, such as <c>order</c> or <c>visit</c>.</param>
    /// <param name="trace">The events in or about the case, ordered by (instant, sequence).</param>
    /// <param name="now">The instant of asking, UTC microseconds; events after it are not seen.</param>
    /// <param name="closed">True when the case has ended: nothing can follow.</param>
    public Judgement Judge(string caseKind, IReadOnlyList<Fact> trace, long now, bool closed)
    {
        return Judge(caseKind, new Tape(lexicon, trace, now, closed));
    }

    private Judgement Judge(string kind, Tape tape)
    {
        var concerned = rules.GetValueOrDefault(kind, []);
        var findings = new Findings();
        var verdicts = new List<Verdict>(concerned.Count);
        var alarm = Track.Never;

        foreach (var rule in concerned)
        {
            if (!rule.Concerns(tape))
            {
                continue;
            }

            var verdict = rule.Judge(tape, findings);
            verdicts.Add(verdict);
            alarm = Math.Min(alarm, verdict.NextChangeAt ?? Track.Never);
            alarm = Math.Min(alarm, ClockWriter.NextSign(rule.Monitor, findings, tape));
        }

        return new(verdicts, alarm == Track.Never ? null : alarm);
    }

    /// <summary>The norms with check G that the act, added to the trace, would newly break.</summary>
    /// <param name="caseKind">Kind of the case.</param>
    /// <param name="trace">The events so far, ordered.</param>
    /// <param name="acts">The intended events, in order; usually one.</param>
    /// <param name="blank">
    /// True to ask whether the act is open at all, before its form is filled in: forms that look into the act's own fields
    /// (<c>fields</c>, <c>phrases</c>) are then left out.
    /// </param>
    public IReadOnlyList<GateFinding> Gate(string caseKind, IReadOnlyList<Fact> trace, IReadOnlyList<Fact> acts, bool blank = false)
    {
        var concerned = rules.GetValueOrDefault(caseKind, []);

        if (acts.Count == 0 || !concerned.Exists(r => r.Program.Gate))
        {
            return [];
        }

        var keeper = new Gatekeeper(lexicon, trace, acts);
        var findings = new Findings();
        var found = new List<GateFinding>();

        foreach (var rule in concerned)
        {
            if (rule.Program.Gate && keeper.Ask(rule, findings, blank) is { } finding)
            {
                found.Add(finding);
            }
        }

        return found;
    }

    /// <summary>
    /// The fields that the norms in force require of an act at this point, with the norm that asks: those of the <c>fields</c> norms
    /// whose conditions hold, or cannot be decided from what the act says so far, and those of the <c>phrases</c> norms that want
    /// something said, with the phrases.
    /// </summary>
    /// <param name="caseKind">Kind of the case.</param>
    /// <param name="trace">The events so far, ordered.</param>
    /// <param name="act">The intended event, with the fields it has so far.</param>
    public IReadOnlyList<RequiredField> Required(string caseKind, IReadOnlyList<Fact> trace, Fact act)
    {
        var keeper = new Gatekeeper(lexicon, trace, [act]);

        return
        [
            .. rules.GetValueOrDefault(caseKind, [])
                .SelectMany(r => keeper.Asked(r).Select(a => new RequiredField(a.Field, r.Pack, r.Program.Id, a.Phrases))),
        ];
    }

    /// <summary>What the norms in force look for in the texts of an act at this point, where their conditions hold or cannot be decided yet.</summary>
    /// <param name="caseKind">Kind of the case.</param>
    /// <param name="trace">The events so far, ordered.</param>
    /// <param name="act">The intended event, with the fields it has so far.</param>
    public IReadOnlyList<ScreenedText> Screened(string caseKind, IReadOnlyList<Fact> trace, Fact act)
    {
        var keeper = new Gatekeeper(lexicon, trace, [act]);
        return [.. rules.GetValueOrDefault(caseKind, []).Select(keeper.Screened).OfType<ScreenedText>()];
    }

    /// <summary>The assurances in the texts of an act. The act is not in the trace.</summary>
    /// <param name="caseKind">Kind of the case.</param>
    /// <param name="trace">The other events, ordered.</param>
    /// <param name="act">The event.</param>
    public IReadOnlyList<Assurance> Promised(string caseKind, IReadOnlyList<Fact> trace, Fact act)
    {
        var activity = lexicon.Activity(act.Activity);
        var asking = rules.GetValueOrDefault(caseKind, []).FindAll(r => r.Monitor is PhrasesMonitor { AsksForPromises: true, Relevant: { } on } && Array.IndexOf(on, activity) >= 0);
        return asking.Count == 0 ? [] : [.. asking.SelectMany(new Gatekeeper(lexicon, trace, [act]).Promised)];
    }

    /// <summary>Why the verdict of a norm on a case is what it is; null when the norm has no rule that judges such cases.</summary>
    /// <param name="caseKind">Kind of the case.</param>
    /// <param name="trace">The events in or about the case, ordered.</param>
    /// <param name="now">The instant of asking, UTC microseconds.</param>
    /// <param name="closed">True when the case has ended.</param>
    /// <param name="pack">Pack id.</param>
    /// <param name="revision">Pack revision.</param>
    /// <param name="norm">Norm id.</param>
    /// <param name="zone">The zone whose days the arithmetic is told in, where no calendar brings its own.</param>
    public Explanation? Explain(
        string caseKind, IReadOnlyList<Fact> trace, long now, bool closed, string pack, string revision, string norm, TimeZoneInfo zone)
    {
        var rule = rules.GetValueOrDefault(caseKind, []).Find(r => r.Pack == pack && r.Revision == revision && r.Program.Id == norm);
        var compiled = Packs.FirstOrDefault(p => p.Pack.Id == pack && p.Pack.Revision == revision)?.Pack;

        return rule is null || compiled is null ? null : new Explainer(rule, linkers[compiled], compiled, new(lexicon, trace, now, closed), zone).Explain();
    }

    /// <summary>The revision of the same norm that was in force before.</summary>
    private LinkedRule? Earlier(LinkedRule rule) => rules.Values.SelectMany(r => r)
        .Where(r => r.Pack == rule.Pack && r.Program.Id == rule.Program.Id && r.Until <= rule.From && r.Program.JudgedBy == JudgedBy.Activation)
        .MaxBy(r => r.From);

    private List<LinkedRule> Rules(string caseKind)
    {
        if (!rules.TryGetValue(caseKind, out var list))
        {
            rules[caseKind] = list = [];
        }

        return list;
    }
}

/// <summary>A field that a norm requires of an act.</summary>
/// <param name="Field">Field name of the event.</param>
/// <param name="Pack">Pack id.</param>
/// <param name="Norm">Norm id.</param>
/// <param name="Phrases">What the text must say; empty where any will do.</param>
public sealed record RequiredField(string Field, string Pack, string Norm, IReadOnlyList<string> Phrases);
