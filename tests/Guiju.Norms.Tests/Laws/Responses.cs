using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

/// <summary>Each a is followed by a then, or released, before its time is counted up.</summary>
internal sealed record Response(string? AfterK, string Then, string? ThenK, int AtLeast, int? Within, bool Same, bool Until, bool Pausing, bool Working) : Rule
{
    protected override string Form =>
        "response: {after: " + Slot("a", AfterK) + ", then: " + Slot(Then, ThenK) + $", at_least: {AtLeast}m"
        + (Within is { } w ? $", within: {w}m" : "")
        + (Same ? ", same: k" : "")
        + (Until ? ", until: c" : "")
        + (Pausing ? ", pause: [{from: pause, until: resume}, {from: hold, until: free}]" : "")
        + (Working ? ", clock: shift" : "") + "}";

    protected override string Extra => Scene.Calendar;

    public static string Slot(string name, string? k) => k is null ? name : $"{{event: {name}, where: {{k: {k}}}}}";

    public override IEnumerable<Outcome> Judge(Known known) => known.All.SelectMany(i =>
        IfActive(i, [known.Fills(i, "a", AfterK), Applies(known, i), HasKey(known, i)], () => Judge(known, i)));

    /// <summary>A correlation that is missing matters only on an event that is otherwise an activation.</summary>
    private bool? HasKey(Known known, int i) => !Same || known.Events[i].K is not null ? true : null;

    private Outcome Judge(Known known, int i)
    {
        var began = known.Events[i].Minute;
        var due = Within is { } w ? known.Due(began, w, Pausing, Working) : null;
        bool InTime(int j) => due is null || known.Events[j].Minute <= due;
        bool Answers(int j) => known.Is(j, Then, ThenK) && InTime(j)
            && (!Same || known.Events[j].K == known.Events[i].K)
            && known.Elapsed(began, known.Events[j].Minute, Pausing, Working) >= AtLeast;
        bool Releases(int j) => Until && known.Events[j].Name == "c" && InTime(j);

        foreach (var j in known.After(i).Where(j => Answers(j) || Releases(j)))
        {
            return new(i, VerdictState.Held, known.Events[j].Minute, Released: !Answers(j));
        }

        return due <= known.Now ? new(i, VerdictState.Breached, due) : new(i, VerdictState.Pending, null);
    }
}

/// <summary>From each a to the next b no more than the limit of the grade passes; the limit may change on the way.</summary>
internal sealed record Limit(bool Table, bool Pausing, bool Until, bool Lost, bool Working) : Rule
{
    public const int Low = 7;
    public const int High = 3;

    protected override string Form =>
        "limit: {start: a, stop: b" + (Table ? ", table: t" : $", within: {Low}m")
        + (Until ? ", until: c" : "")
        + (Pausing ? ", pause: [{from: pause, until: resume}, {from: hold, until: free}]" : "")
        + (Working ? ", clock: shift" : "") + "}";

    protected override string Extra => Scene.Calendar + $"\ntables: {{t: {{unit: m, keys: [case.g], rows: [{{hi: {High}, lo: {(Lost ? "lost" : $"{Low}")}}}]}}}}";

    public override IEnumerable<Outcome> Judge(Known known) => known.All.SelectMany(i =>
        IfActive(i, [known.Fills(i, "a", null), Applies(known, i)], () => Judge(known, i)));

    private Outcome Judge(Known known, int i)
    {
        var began = known.Events[i].Minute;
        var end = known.After(i).Cast<int?>().FirstOrDefault(j => known.Events[j!.Value].Name is "b" || (Until && known.Events[j.Value].Name == "c"));
        var last = end is { } e ? known.Events[e].Minute : known.Now;

        // Breached in the first minute in which, with everything of that minute known, the counted time is at the limit of that minute
        // and nothing has ended it. An end in the very minute is in time.
        for (var t = began; t <= last; t++)
        {
            var seen = known.All.Where(j => known.Events[j].Minute <= t && (end is null || j <= end)).DefaultIfEmpty(i).Max();
            var over = LimitAt(known, Math.Max(i, seen)) is { } limit && known.Elapsed(began, t, Pausing, Working) >= limit;

            if (over && !(end is not null && t == last))
            {
                return new(i, VerdictState.Breached, t);
            }
        }

        if (end is { } j2)
        {
            var released = known.Events[j2].Name == "c";
            return !released && LimitAt(known, Math.Max(i, j2 - 1)) is null
                ? new(i, VerdictState.Undetermined, null)
                : new(i, VerdictState.Held, last, released);
        }

        return LimitAt(known, known.Events.Count - 1) is null ? new(i, VerdictState.Undetermined, null) : new(i, VerdictState.Pending, null);
    }

    private int? LimitAt(Known known, int position) => !Table ? Low : known.Grade(position) switch
    {
        "hi" => High,
        "lo" => Lost ? null : Low,
        _ => null,
    };
}
