using Guiju.Norms.Programs;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

/// <summary>Any template of Declare that relates two events, by the formula of its definition: each source is compared with each target.</summary>
internal sealed record Declared(DeclareTemplate Template, int N, int AtLeast, int? AtMost, string? Tie, bool Pausing = false, bool Working = false, string? AK = null, string? BK = null) : Rule
{
    public static readonly string?[] Ties = [null, "same: k", "different: k", "pair: {any: [{k: x}, {k: {is: {activation: k}}}]}"];

    private string Name => string.Concat(Template.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + c : "" + c)).ToLowerInvariant();

    private bool Counts => Template <= DeclareTemplate.Exactly;

    public bool Relates => Template >= DeclareTemplate.RespondedExistence;

    private bool Single => Counts || Template is DeclareTemplate.Init or DeclareTemplate.End;

    private bool Negated => Name.StartsWith("not-", StringComparison.Ordinal);

    private string Way => Name.Contains("chain", StringComparison.Ordinal) ? "chain" : Name.Contains("alternate", StringComparison.Ordinal) ? "alternate" : "plain";

    private bool Exists => Name.EndsWith("existence", StringComparison.Ordinal);

    private bool Forth => Exists || !Name.EndsWith("precedence", StringComparison.Ordinal);

    private bool Back => Name.EndsWith("co-existence", StringComparison.Ordinal) || (!Exists && !Name.EndsWith("response", StringComparison.Ordinal));

    protected override string Form =>
        $"declare: {{template: {Name}, a: {Response.Slot("a", AK)}" + (Single ? "" : $", b: {Response.Slot("b", BK)}") + (Counts ? $", n: {N}" : "")
        + (Counts || Relates ? $", at_least: {AtLeast}m" + (AtMost is { } m ? $", at_most: {m}m" : "") : "")
        + (Tie is not null && Relates ? ", " + Tie : "")
        + (Pausing && (Counts || Relates) ? ", pause: [{from: pause, until: resume}, {from: hold, until: free}]" : "")
        + (Working && (Counts || Relates) ? ", clock: shift" : "") + "}";

    protected override string Extra => Scene.Calendar;

    public override IEnumerable<Outcome> Judge(Known known) =>
    [
        .. Forth ? known.All.SelectMany(i => Each(known, i, "a", AK, "b", BK, forth: true)) : [],
        .. Back ? known.All.SelectMany(i => Each(known, i, "b", BK, "a", AK, forth: false)) : [],
    ];

    private IEnumerable<Outcome> Each(Known known, int i, string source, string? sourceK, string target, string? targetK, bool forth) => IfActive(
        i,
        [known.Fills(i, source, sourceK), Applies(known, i), Tie is null || known.Events[i].K is not null || (Tie.StartsWith("pair", StringComparison.Ordinal) && (forth || !Forth)) ? true : null],
        () => Decide(known, i, known.Due(known.Events[i].Minute, AtMost, Pausing, Working), Found(known, i, (source, sourceK), (target, targetK), forth), source, sourceK));

    /// <summary>The first target that counts, or null: before or after for existence, else on the side of the relation.</summary>
    private int? Found(Known known, int i, (string Name, string? K) source, (string Name, string? K) target, bool forth)
    {
        bool Fits(int j) => known.Is(j, target.Name, target.K) && Near(known, i, j) && Tied(known, i, j, forth || !Forth);
        bool Between(int j) => known.All.Any(k => k > Math.Min(i, j) && k < Math.Max(i, j) && known.Is(k, source.Name, source.K));
        bool Reached(int j) => Way switch { "chain" => Math.Abs(i - j) == 1, "alternate" => !Between(j), _ => true };
        var sides = Exists ? known.Before(i).Reverse().Concat(known.After(i)) : forth ? known.After(i) : known.Before(i).Reverse();

        return sides.Where(j => Fits(j) && Reached(j)).Cast<int?>().FirstOrDefault();
    }

    private bool Near(Known known, int i, int j)
    {
        var (from, to) = (known.Events[Math.Min(i, j)].Minute, known.Events[Math.Max(i, j)].Minute);
        var elapsed = known.Elapsed(from, to, Pausing, Working);
        return elapsed >= AtLeast && (AtMost is not { } most || (j > i ? to <= (known.Due(from, most, Pausing, Working) ?? int.MaxValue) : elapsed <= most));
    }

    private bool Tied(Known known, int i, int j, bool sourceActivates)
    {
        var (activation, target) = sourceActivates ? (known.Events[i].K, known.Events[j].K) : (known.Events[j].K, known.Events[i].K);
        return Tie?.Split(':')[0] switch
        {
            null => true,
            "same" => activation is not null && activation == target,
            "different" => activation is not null && target is not null && activation != target,
            _ => target == "x" || (target is not null && target == activation),
        };
    }

    private Outcome Decide(Known known, int i, int? due, int? found, string source, string? sourceK)
    {
        var at = known.Events[i].Minute;

        if (found is { } j)
        {
            return new(i, Negated ? VerdictState.Breached : VerdictState.Held, Negated ? Math.Max(at, known.Events[j].Minute) : at);
        }

        if (Negated)
        {
            return new(i, VerdictState.Held, at);
        }

        var forward = Exists || source == "a";
        var blocked = Way switch
        {
            "chain" => known.After(i).Take(1),
            "alternate" => known.After(i).Where(k => known.Is(k, source, sourceK)),
            _ => [],
        };
        var end = forward ? blocked.Select(k => (int?)known.Events[k].Minute).Append(due).Min() : at;
        return end <= known.Now ? new(i, VerdictState.Breached, end) : new(i, VerdictState.Pending, null);
    }

    /// <summary>For a template that counts: whether it is broken or owed, and what else can still happen, as known at a minute.</summary>
    public (Colour Open, int? BreachedIn) Count(Known known)
    {
        var start = known.Events.Count > 0 ? known.Events[0].Minute : 0;
        var end = known.Events.Count > 0 ? known.Due(start, AtMost, Pausing, Working) : null;
        var counted = known.All.Where(i => known.Is(i, "a", AK) && known.Events[i].Minute <= (end ?? int.MaxValue)
            && known.Elapsed(start, known.Events[i].Minute, Pausing, Working) >= AtLeast).ToList();
        var most = Template switch { DeclareTemplate.Absence => N - 1, DeclareTemplate.Exactly => N, _ => int.MaxValue };
        var over = end <= known.Now;
        var enough = Template == DeclareTemplate.Absence || counted.Count >= N;

        return counted.Count > most ? (Colour.PermanentlyViolated, known.Events[counted[most]].Minute)
            : !enough ? over ? (Colour.PermanentlyViolated, end) : (Colour.CurrentlyViolated, null)
            : (over || Template == DeclareTemplate.Existence ? Colour.PermanentlySatisfied : Colour.CurrentlySatisfied, null);
    }
}
