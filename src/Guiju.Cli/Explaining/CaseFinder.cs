using Guiju.Logs;
using Guiju.Logs.Mapping;

namespace Guiju.Cli.Explaining;

/// <summary>Finds one case in a log, which is read to its end, for the instant of judging is that of the log's last event.</summary>
internal static class CaseFinder
{
    /// <summary>What was found; the names only when the case was not.</summary>
    public sealed record Found(LogCase? Case, long? LastAt, IReadOnlySet<string> Names);

    public static Found Find(string log, LogMap? map, string name, LogNotes notes)
    {
        LogCase? found = null;
        long? last = null;
        var names = new HashSet<string>();

        foreach (var one in EventLog.Read(log, map, notes))
        {
            found ??= one.Id == name ? one : null;
            last = one.Events.Count == 0 ? last : Math.Max(one.Events[^1].At, last ?? long.MinValue);
            if (found is null)
            {
                names.Add(one.Id);
            }
        }

        return new(found, last, names);
    }
}
