using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

/// <summary>Each breach of a response is followed by a c, counted from the minute of the breach.</summary>
internal sealed record Compensation(Response Source, int AtLeast, int? Within, bool Until, bool Pausing, bool Working) : Rule
{
    protected override string Form =>
        $"compensation: {{breach: N1, then: c, at_least: {AtLeast}m" + (Within is { } w ? $", within: {w}m" : "")
        + (Until ? ", until: plan" : "")
        + (Pausing ? ", pause: [{from: pause, until: resume}, {from: hold, until: free}]" : "")
        + (Working ? ", clock: shift" : "") + "}";

    protected override string[] Others => [Source.Yaml];

    protected override string Extra => Scene.Calendar;

    public override IEnumerable<Outcome> Judge(Known known) => Source.Judge(known)
        .Where(o => o.State == VerdictState.Breached && !(known.Closed && o.Minute > known.Events[^1].Minute))
        .SelectMany(o => IfActive(o.Activation, [Applies(known, known.All.Last(i => known.Events[i].Minute <= o.Minute))], () => Judge(known, o.Activation, o.Minute!.Value)));

    private Outcome Judge(Known known, int activation, int began)
    {
        var due = known.Due(began, Within, Pausing, Working);

        foreach (var j in known.After(activation).Where(j => known.Events[j].Minute >= began && !(known.Events[j].Minute > due)))
        {
            if (known.Events[j].Name == "c" && known.Elapsed(began, known.Events[j].Minute, Pausing, Working) >= AtLeast)
            {
                return new(activation, VerdictState.Held, known.Events[j].Minute);
            }

            if (Until && known.Events[j].Name == "plan")
            {
                return new(activation, VerdictState.Held, known.Events[j].Minute, Released: true);
            }
        }

        return due <= known.Now ? new(activation, VerdictState.Breached, due) : new(activation, VerdictState.Pending, null);
    }
}
