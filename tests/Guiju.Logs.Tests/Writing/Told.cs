using System.Globalization;
using Guiju.Logs.Ocel;

namespace Guiju.Logs.Tests.Writing;

/// <summary>A log as text, so that two are compared value by value with their types and offsets.</summary>
internal static class Told
{
    public static List<string> Of(IEnumerable<LogCase> cases, Func<string, bool>? but = null) =>
    [
        .. cases.SelectMany((c, i) => c.Events
            .Select((e, n) => $"{i}.{n} {e.Name} {e.At} {All(e.Attributes, but)}")
            .Prepend($"{i} {c.Id} {All(c.Attributes, but)}")),
    ];

    public static List<string> Of(OcelLog log) =>
    [
        .. log.EventTypes.Select(t => $"event type {t.Name} {string.Join(' ', t.Attributes)}"),
        .. log.ObjectTypes.Select(t => $"object type {t.Name} {string.Join(' ', t.Attributes)}"),
        .. log.Objects.Select(o => $"{o.Id} {o.Type} {string.Join(' ', o.Values.Select(v => $"{v.Name}={Value(v.Value)}@{Value(v.At)}"))} {string.Join(' ', o.Links)}"),
        .. log.Events.Select(e => $"{e.Id} {e.Type} {Value(e.At)} {All(e.Values.ToDictionary(v => v.Key, v => (object?)v.Value), null)} {string.Join(' ', e.Links)}"),
    ];

    private static string All(IReadOnlyDictionary<string, object?> attributes, Func<string, bool>? but) => string.Join(' ', attributes
        .Where(a => a.Value is not null && but?.Invoke(a.Key) != true).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={Value(a.Value!)}"));

    private static string Value(object value) => value switch
    {
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        decimal number => number.ToString("G29", CultureInfo.InvariantCulture) + "m",
        IReadOnlyList<string> list => $"[{string.Join('|', list)}]",
        string text => $"'{text}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
