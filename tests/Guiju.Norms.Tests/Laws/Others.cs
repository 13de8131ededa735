using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

/// <summary>Each act has enough b before it, at the right distance.</summary>
internal sealed record Precedence(string Act, string? ActK, string? NeedK, int AtLeast, int? AtMost, bool Same, int Times, bool Working) : Rule
{
    protected override string Form =>
        "precedence: {act: " + Response.Slot(Act, ActK) + ", needs: " + Response.Slot("b", NeedK) + $", at_least: {AtLeast}m"
        + (AtMost is { } m ? $", at_most: {m}m" : "") + (Same ? ", same: k" : "")
        + (Times > 1 ? $", times: {Times}" : "") + (Working ? ", clock: shift" : "") + "}";

    protected override string Extra => Scene.Calendar;

    public override IEnumerable<Outcome> Judge(Known known) => known.All.SelectMany(i => IfActive(
        i,
        [known.Fills(i, Act, ActK), Applies(known, i), !Same || known.Events[i].K is not null ? true : null],
        () => new(i, known.Before(i).Count(j => Serves(known, i, j)) >= Times ? VerdictState.Held : VerdictState.Breached, known.Events[i].Minute)));

    private bool Serves(Known known, int i, int j)
    {
        var distance = known.Elapsed(known.Events[j].Minute, known.Events[i].Minute, pausing: false, Working);
        return known.Is(j, "b", NeedK) && distance >= AtLeast && (AtMost is null || distance <= AtMost)
            && (!Same || known.Events[i].K == known.Events[j].K);
    }
}

/// <summary>a, b, c in their order, perhaps from the first again after another event.</summary>
internal sealed record Order(bool Skipping, string? Anew) : Rule
{
    private static readonly string[] Steps = ["a", "b", "c"];

    protected override string Form =>
        $"order: {{steps: [a, b, c], skipping: {(Skipping ? "allowed" : "refused")}{(Anew is null ? "" : ", anew: " + Anew)}}}";

    public override IEnumerable<Outcome> Judge(Known known) => known.All.SelectMany(i =>
        IfActive(i, [Array.IndexOf(Steps, known.Events[i].Name) >= 0, Applies(known, i)], () => new(
            i, Wrong(known, i) ? VerdictState.Breached : VerdictState.Held, known.Events[i].Minute)));

    private bool Wrong(Known known, int i)
    {
        var step = Array.IndexOf(Steps, known.Events[i].Name);
        bool Done(int s) => known.Before(i).Any(j => known.Events[j].Name == Steps[s] && !known.After(j).Any(k => k <= i && known.Events[k].Name == Anew));

        return Skipping
            ? !Done(step) && Enumerable.Range(step + 1, Steps.Length - step - 1).Any(Done)
            : Enumerable.Range(0, step).Any(s => !Done(s));
    }
}

/// <summary>An a at a distance from a reference: the first or last b, or a planned instant, or the later of both.</summary>
internal sealed record Interval(int Kind, int? AtLeast, int? AtMost, bool Until) : Rule
{
    protected override string Form =>
        "interval: {act: a, reference: " + Kind switch
        {
            0 => "{event: b, pick: first}",
            1 => "{event: b, pick: last}",
            2 => "{field: plan.due, pick: last}",
            3 => "{later_of: [{event: b, pick: first}, {field: plan.due, pick: last}]}",
            _ => "{earlier_of: [{event: b, pick: first}, {field: plan.due, pick: first}]}",
        }
        + (AtLeast is { } l ? $", at_least: {l}m" : "") + (AtMost is { } m ? $", at_most: {m}m" : "")
        + (Until && AtMost is not null ? ", until: c" : "") + "}";

    public override IEnumerable<Outcome> Judge(Known known) => AtMost is { } most
        ? known.All.SelectMany(i => Owed(known, i, most))
        : known.All.SelectMany(i => ReferenceBefore(known, i) is { } r
            ? IfActive(i, [known.Fills(i, "a", null), Applies(known, i)], () => new(i, InTime(known, i, r), known.Events[i].Minute))
            : []);

    private VerdictState InTime(Known known, int j, int reference) =>
        AtLeast is { } l && known.Events[j].Minute < reference + l ? VerdictState.Breached : VerdictState.Held;

    private int? ReferenceBefore(Known known, int i)
    {
        var b = known.Before(i).Where(j => known.Events[j].Name == "b").Select(j => (int?)known.Events[j].Minute).ToList();
        var plan = known.Before(i).Select(j => known.Events[j].Due).Where(d => d is not null).ToList();

        return Kind switch
        {
            0 => b.FirstOrDefault(),
            1 => b.LastOrDefault(),
            2 => plan.LastOrDefault(),
            3 => new[] { b.FirstOrDefault(), plan.LastOrDefault() }.Max(),
            _ => new[] { b.FirstOrDefault(), plan.FirstOrDefault() }.Min(),
        };
    }

    /// <summary>The obligation that the event at i opens by giving the reference a new value, unless a newer value replaces it.</summary>
    private IEnumerable<Outcome> Owed(Known known, int i, int most)
    {
        var reference = ReferenceBefore(known, i + 1);

        if (reference is null || reference == ReferenceBefore(known, i))
        {
            return [];
        }

        var due = Math.Max(reference.Value + most, known.Events[i].Minute);
        var next = known.After(i).Cast<int?>().FirstOrDefault(j =>
            known.Events[j!.Value].Name == "a" || (Until && known.Events[j.Value].Name == "c")
            || ReferenceBefore(known, j.Value + 1) != ReferenceBefore(known, j.Value));
        var outcome = Outcome(known, i, next, due, reference.Value);

        return outcome is null ? Applies(known, i) is null ? [new(i, VerdictState.Undetermined, null)] : [] : IfActive(i, [Applies(known, i)], () => outcome);
    }

    private Outcome? Outcome(Known known, int i, int? next, int due, int reference)
    {
        if (next is not { } j || known.Events[j].Minute > due)
        {
            return due <= known.Now ? new(i, VerdictState.Breached, due) : new(i, VerdictState.Pending, null);
        }

        var minute = known.Events[j].Minute;
        return known.Events[j].Name switch
        {
            "a" => new(i, InTime(known, j, reference), minute),
            "c" when Until => new(i, VerdictState.Held, minute, Released: true),
            _ => null,
        };
    }
}
