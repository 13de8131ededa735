using FsCheck;
using FsCheck.Fluent;
using Guiju.Logs.Ocel;

namespace Guiju.Logs.Tests.Writing;

/// <summary>Random logs: names with marks of their own in XML, JSON and SQL, every type of value, offsets, equal instants.</summary>
internal static class AnyLog
{
    private static readonly string[] Words = ["a", "Wait - User", "O'Neil \"x\"", "<b>&amp;", "工单 受理", "a/b", "x\ty\nz", "\r", " edge ", "", "💡", "0", "null", "; DROP TABLE event"];
    private static readonly (string Name, Func<int, object> Make)[] Attributes =
    [
        ("text", i => Words[i % Words.Length]), ("whole", i => (long)i * 7_000_000_007), ("number", i => i / 8m - 3), ("yes", i => i % 2 == 0), ("when", i => At(i * 37)),
        ("org:resource", i => $"{i % 5}"), ("cost:total", i => i * 0.05m), ("cost:total/currency", i => i % 2 == 0 ? "CNY" : "元"), ("cost:total/currency/note", i => Words[i % Words.Length]), ("部门", i => Words[i % Words.Length]),
    ];

    /// <summary>Cases as our reader of XES gives them. With <paramref name="lists"/> also lists, which OCEL has not.</summary>
    public static Arbitrary<LogCase[]> Cases(bool lists) => Arb.From(
        from count in Gen.Choose(0, 5)
        from cases in Case(lists).ListOf(count)
        select cases.Select((c, i) => c with { Id = $"{c.Id}{i}", Attributes = Named(c.Attributes, $"{c.Id}{i}") }).ToArray());

    /// <summary>A log of objects, with changes of their attributes and relations of every kind.</summary>
    public static Arbitrary<OcelLog> Objects { get; } = Arb.From(
        from objects in Gen.Choose(0, 6)
        from events in Gen.Choose(0, 8)
        from seeds in Gen.Choose(0, 1 << 20).ListOf(objects + events)
        select Log(objects, [.. seeds]));

    private static Gen<LogCase> Case(bool lists) =>
        from seed in Gen.Choose(0, 1 << 20)
        from events in Gen.Choose(0, 6)
        from seeds in Gen.Choose(0, 1 << 20).ListOf(events)
        select new LogCase(Words[seed % Words.Length], Some(seed, lists), [.. seeds.Select(s => Event(s, lists)).OrderBy(e => e.At)]);

    private static LogEvent Event(int seed, bool lists)
    {
        var at = At(seed % 40);
        var attributes = Some(seed, lists);
        attributes["time:timestamp"] = at;
        var name = seed % 9 == 0 ? "" : Words[seed % Words.Length];
        if (name.Length > 0)
        {
            attributes["concept:name"] = name;
        }

        return new(name, Micros(at), attributes, 0);
    }

    private static Dictionary<string, object?> Some(int seed, bool lists)
    {
        var some = Attributes.Where((_, i) => (seed >> i) % 2 == 1).ToDictionary(a => a.Name, a => (object?)a.Make(seed % 1000));
        if (lists && seed % 3 == 0)
        {
            some["tools"] = Words.Where((_, i) => (seed >> i) % 2 == 1).ToList();
        }

        return some;
    }

    private static Dictionary<string, object?> Named(IReadOnlyDictionary<string, object?> attributes, string name) => new(attributes) { ["concept:name"] = name };

    private static OcelLog Log(int objects, int[] seeds)
    {
        OcelAttribute[] declared = [.. Attributes.Select(a => new OcelAttribute(a.Name, Kind(a.Make(1))))];
        string[] types = ["order", "Engineer, field", "order item", "Order-Item"];
        var ids = Enumerable.Range(0, objects).Select(i => $"{Words[seeds[i] % Words.Length]}{i}").ToArray();
        List<OcelLink> Links(int seed) => [.. ids.Where((_, i) => (seed >> i) % 3 == 1).SelectMany(id => seed % 5 == 0 ? new[] { new OcelLink(id, "about"), new(id, "") } : [new(id, Words[seed % Words.Length])])];
        IEnumerable<(string Name, object Value)> Values(int seed) => Attributes.Where((_, i) => (seed >> i) % 2 == 1).Select(a => (a.Name, a.Make(seed % 1000)));
        List<OcelValue> Changing(int seed) =>
        [
            .. Values(seed).Select(v => new OcelValue(v.Name, v.Value, DateTimeOffset.UnixEpoch)),
            .. Values(seed / 3).Select((v, i) => new OcelValue(v.Name, v.Value, At(seed % 50 + i))),
        ];

        return new(
            [.. Words.Take(4).Select(w => new OcelType(w, declared))], [.. types.Select(t => new OcelType(t, declared))],
            [.. ids.Select((id, i) => new OcelObject(id, types[seeds[i] % types.Length], Changing(seeds[i]), Links(seeds[i] / 7)))],
            [.. seeds.Skip(objects).Select((s, i) => new OcelEvent($"e{i}", Words[s % 4], At(s % 60), Values(s).ToDictionary(v => v.Name, v => v.Value), Links(s / 5)))]);
    }

    private static OcelKind Kind(object value) => value switch
    {
        long => OcelKind.Integer,
        decimal => OcelKind.Float,
        bool => OcelKind.Boolean,
        DateTimeOffset => OcelKind.Time,
        _ => OcelKind.String,
    };

    private static DateTimeOffset At(int i) =>
        new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(i / 3 * 17).AddTicks(i % 2 == 0 ? 0 : 1_234_560).ToOffset(TimeSpan.FromMinutes((i % 5 - 2) * 165));

    private static long Micros(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
