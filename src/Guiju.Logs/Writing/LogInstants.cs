using Guiju.Logs.Reading;

namespace Guiju.Logs.Writing;

/// <summary>When an event was, with the offset that its log gave, if it gave one.</summary>
internal static class LogInstants
{
    public static DateTimeOffset Of(LogEvent e) => e.Attributes.GetValueOrDefault("time:timestamp") is DateTimeOffset at && Instants.Micros(at) == e.At
        ? at
        : DateTimeOffset.UnixEpoch.AddMicroseconds(e.At);
}
