namespace Guiju.Cli.Simulation;

/// <summary>Who acts next on an order. A part that a person has taken stays his for a while after his last act; the other part goes on.</summary>
internal static class Play
{
    /// <summary>How long a person's part is left to him; at the usual speed these are three minutes at the screen.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromHours(3);

    /// <summary>An act that came so often does not bring the order on: it is left to people.</summary>
    private const int MostOfOneAct = 12;

    /// <summary>The next step, or null when nothing follows.</summary>
    /// <param name="story">The order as it is.</param>
    /// <param name="chance">The chance of this order.</param>
    /// <param name="earliest">No appointment is made for before this.</param>
    public static Step? Next(Story story, Chance chance, DateTimeOffset earliest)
    {
        if (story.IsOver)
            return null;

        var desk = Left(new DeskPart(story, Phrasebook.Default, chance).Next(), story.LeftUntil(field: false, Patience));
        var field = story is { Order.Paused: null, Current: { } visit }
            ? Left(new FieldPart(story, visit, Phrasebook.Default, chance, earliest).Next(), story.LeftUntil(field: true, Patience))
            : null;
        var next = (desk, field) is ({ } d, { } f) ? d.At <= f.At ? d : f : desk ?? field;
        return next is not null && story.Count(next.Act) < MostOfOneAct ? next : null;
    }

    private static Step? Left(Step? step, DateTimeOffset? until) => step is not null && until > step.At ? step with { At = until.Value } : step;
}
