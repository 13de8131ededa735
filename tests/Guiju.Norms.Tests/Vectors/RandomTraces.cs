using Guiju.Norms.Timelines;

namespace Guiju.Norms.Tests.Vectors;

/// <summary>Random timelines that dwell where clocks do something: at changes to and from summer time, holidays, the ends of the known years, and at the very due instants.</summary>
internal sealed class RandomTraces(Dice dice)
{
    private const long Second = 1_000_000;
    private const long Hour = 60 * World.Minute;

    private static readonly string[] Beginnings =
    [
        "2026-05-29T02:00:00Z", "2026-05-28T21:57:00Z", "2026-02-13T08:30:00Z", "2026-03-28T20:30:00Z", "2026-10-24T21:00:00Z", "2026-03-08T05:00:00Z",
        "2026-11-01T04:00:00Z", "2026-12-31T06:00:00Z", "2026-12-31T20:00:00Z", "2025-12-31T15:30:00Z", "2025-12-30T10:00:00Z",
    ];

    /// <summary>The commonest beginning; revisions hand over soon after it.</summary>
    public static readonly long Begin = Micros(Beginnings[0]);

    /// <summary>A timeline whose events now and then come at the very instant, or just beside it, of the alarm that the rules set.</summary>
    public IReadOnlyList<Fact> Next(Func<IReadOnlyList<Fact>, long?> alarm)
    {
        var facts = new List<Fact>();
        var names = dice.Some(3, Words.Events);
        var at = (dice.One(2) ? Begin : Micros(dice.Of(Beginnings))) + dice.Of(0, 0, 1, 123_457, 1_999_999);

        for (var count = dice.One(40) ? 40 : dice.Below(13); facts.Count < count;)
        {
            facts.Add(Event(facts.Count, at, names));
            at = dice.One(3) && alarm(facts) is { } due && due >= at ? Math.Max(at, due + dice.Of(-1, 0, 0, 0, 1)) : at + Gap();
        }

        return facts;
    }

    public Fact Event(int sequence, long at, IReadOnlyList<string> names) => new(
        $"e{sequence}", dice.One(20) ? "elsewhere" : dice.Of(names), at, sequence,
        dice.Some(6, "k", "c", "d", "n", "m", "f", "g", "t", "l").ToDictionary(f => f, f => Value(f, at)));

    public long Gap() => dice.Of(0, 0, 1, Second, 90 * Second, 5 * World.Minute, 20 * World.Minute, Hour, 3 * Hour, 12 * Hour, 30 * Hour) + dice.Of(0, 0, 0, 1, 500);

    private object? Value(string field, long at) => field switch
    {
        _ when dice.One(20) => null,
        "k" => dice.Of(Words.Texts),
        "c" => dice.Of(Words.Codes),
        "d" => dice.Of("x", "y"),
        "n" => (long)dice.Below(4),
        "m" => dice.Of(0.1m, 0.3m, 2.50m, 2.51m, 1234567.890123m, -1m),
        "t" => at + ((dice.Below(9) - 4) * dice.Of(World.Minute, Hour, 7)),
        "l" => dice.Some(0, "K1", "K2", "K3"),
        _ => dice.One(2),
    };

    private static long Micros(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() * 1000;
}
