using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

/// <summary>No more than so many a within any stretch.</summary>
internal sealed record Rate(string? K, int Most, int Within) : Rule
{
    protected override string Form => $"absence: {{event: {Response.Slot("a", K)}, most: {Most}, in_any: {Within}m}}";

    public override IEnumerable<Outcome> Judge(Known known) => known.All.SelectMany(i => IfActive(i, Conditions(known, i), () =>
    {
        var at = known.Events[i].Minute;
        var near = known.Before(i).Count(j => Conditions(known, j).All(c => c == true) && at - known.Events[j].Minute <= Within);
        return new(i, near >= Most ? VerdictState.Breached : VerdictState.Held, at);
    }));

    private bool?[] Conditions(Known known, int i) => [known.Fills(i, "a", K), Applies(known, i)];
}

/// <summary>The minutes from a to b, all stretches together, stay within a budget.</summary>
internal sealed record Budget(int Most, bool Pausing, bool Working) : Rule
{
    protected override string Form =>
        $"budget: {{from: a, until: b, at_most: {Most}m"
        + (Pausing ? ", pause: [{from: pause, until: resume}, {from: hold, until: free}]" : "")
        + (Working ? ", clock: shift" : "") + "}";

    protected override string Extra => Scene.Calendar;

    public override IEnumerable<Outcome> Judge(Known known)
    {
        var doubts = known.All.Where(i => known.Events[i].Name == "a").TakeWhile(i => Applies(known, i) != true)
            .Where(i => Applies(known, i) is null).Select(i => new Outcome(i, VerdictState.Undetermined, null));
        var first = known.All.FirstOrDefault(i => known.Events[i].Name == "a" && Applies(known, i) == true, -1);
        return first < 0 ? doubts : doubts.Append(Judge(known, first));
    }

    private Outcome Judge(Known known, int first)
    {
        var spent = 0;

        for (var minute = known.Events[first].Minute; minute < known.Now; minute++)
        {
            spent += Inside(known, minute) && known.Runs(minute, Pausing, Working) ? 1 : 0;

            if (spent >= Most)
            {
                return new(first, VerdictState.Breached, minute + 1);
            }
        }

        return new(first, VerdictState.Held, null, Released: true);
    }

    /// <summary>Whether the last a or b that was known by a minute is an a.</summary>
    private static bool Inside(Known known, int minute) =>
        known.Events.LastOrDefault(e => e.Minute <= minute && e.Name is ("a" or "b"))?.Name == "a";
}

/// <summary>Each a happens in the shift, both ends of a stretch included.</summary>
internal sealed record InShift(string? K) : Rule
{
    protected override string Form => $"window: {{act: {Response.Slot("a", K)}, calendar: shift}}";

    protected override string Extra => Scene.Calendar;

    public override IEnumerable<Outcome> Judge(Known known) => known.All.SelectMany(i =>
        IfActive(i, [known.Fills(i, "a", K), Applies(known, i)], () => new(
            i, Scene.Works(known.Events[i].Minute) || Scene.Works(known.Events[i].Minute - 1) ? VerdictState.Held : VerdictState.Breached, known.Events[i].Minute)));
}
