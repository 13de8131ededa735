using FsCheck;
using FsCheck.Fluent;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Tests.Laws;

/// <summary>An event of a random timeline: whole minutes, few words, and fields that are sometimes missing.</summary>
internal sealed record Happening(string Name, int Minute, string? K, string? G, int? Due)
{
    public override string ToString() => $"{Name}@{Minute}" + (K is null ? "" : $"[{K}]") + (G is null ? "" : $"<{G}>") + (Due is null ? "" : $"({Due})");
}

/// <summary>A random timeline, in order; equal minutes are frequent.</summary>
internal sealed record Scene(IReadOnlyList<Happening> Events)
{
    public const int Horizon = 30;

    private static readonly string[] Names = ["a", "a", "b", "b", "c", "pause", "resume", "hold", "free", "grade", "plan"];

    public static readonly Vocabulary Words = ReadWords();

    /// <summary>Working time, as a pack writes it; by the minute it is <see cref="Works"/>.</summary>
    public const string Calendar = """

        calendars: {shift: {zone: Etc/UTC, years: [2026, 2026], hours: {thu: ["20:29-20:33", "20:36-20:39", "20:39-20:45", "20:50-23:00"]}}}
        """;

    /// <summary>Whether the minute that begins then is worked. The timeline begins at 20:27.</summary>
    public static bool Works(int minute) => minute is (>= 2 and < 6) or (>= 9 and < 18) or >= 23;

    public IReadOnlyList<Fact> Facts => [.. Events.Select((e, i) => FactOf(e, i))];

    public override string ToString() => string.Join(' ', Events);

    public static Arbitrary<Scene> Any { get; } = Arb.From(Generate, Shrink);

    public static long Instant(int minute) => World.Start + (minute * World.Minute);

    private static Gen<Scene> Generate =>
        from count in Gen.Choose(0, 10)
        from events in OneEvent.ListOf(count)
        select new Scene([.. events.OrderBy(e => e.Minute)]);

    private static Gen<Happening> OneEvent =>
        from name in Gen.Elements(Names)
        from minute in Gen.Choose(0, 14)
        from k in Gen.Elements("x", "y", "x", "y", null)
        from g in Gen.Elements("lo", "hi", null)
        from due in Gen.Choose(-2, 16)
        select new Happening(name, minute, k, name == "grade" ? g : null, name == "plan" && due >= 0 ? due : null);

    private static IEnumerable<Scene> Shrink(Scene scene) =>
        scene.Events.Select((_, i) => new Scene([.. scene.Events.Where((_, j) => j != i)]));

    private static Fact FactOf(Happening e, int sequence)
    {
        var fields = new Dictionary<string, object?> { ["k"] = e.K };

        if (e.Name == "grade")
        {
            fields["g"] = e.G;
        }

        if (e.Name == "plan")
        {
            fields["due"] = e.Due is { } due ? Instant(due) : null;
        }

        return new($"e{sequence}", e.Name, Instant(e.Minute), sequence, fields);
    }

    private static Vocabulary ReadWords()
    {
        const string text = """
            vocabulary: laws
            fields: {k: {code: [x, y]}}
            activities:
              - a
              - b
              - c
              - pause
              - resume
              - hold
              - free
              - {name: grade, fields: {g: {code: [lo, hi]}}}
              - {name: plan, fields: {due: instant}}
            attributes: {case.g: [grade.g]}
            """;
        var log = PackCompiler.ReadVocabulary(new("v", text), out var diagnostics);
        Assert.Empty(diagnostics);
        return log!.Vocabulary;
    }
}
