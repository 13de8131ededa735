using System.Security.Cryptography;
using System.Text;
using Guiju.Logs;
using Guiju.Norms.Explaining;
using Guiju.Norms.Verdicts;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;

namespace Guiju.Server.Imports;

/// <summary>A case of a foreign log, archived: it is shown and judged, and nothing follows in it.</summary>
internal static class ImportedCase
{
    public const string Kind = "imported";

    private static readonly Actor Importer = new(null, "import");

    /// <summary>The same case of the same import has the same id, so that it comes in once.</summary>
    public static Guid IdOf(Guid importId, string key, int occurrence) => new(
        SHA256.HashData([.. importId.ToByteArray(bigEndian: true), .. BitConverter.GetBytes(occurrence), .. Encoding.UTF8.GetBytes(key)]).AsSpan(0, 16), bigEndian: true);

    /// <summary>The case as a timeline of its own, with the chain closed link by link.</summary>
    public static Commit Commit(Guid orgId, Guid importId, Guid id, LogCase one, int number, DateTimeOffset now)
    {
        var recorded = new List<Recorded>(one.Events.Count + 1);
        Append(recorded, id, new CaseImported(importId, one.Id, number, LogValues.Write(one.Attributes)), now, now);
        foreach (var e in one.Events)
            Append(recorded, id, new LogRecorded(e.Name, LogValues.Write(e.Attributes)), Micros.FromMicros(e.At), now);
        var before = Family.Empty(orgId, id);
        return new(before, before.With(recorded), recorded);
    }

    /// <summary>The case as the log told it.</summary>
    public static LogCase Read(Family family)
    {
        var imported = Opening(family)!;
        return new(imported.Key, LogValues.Read(imported.Attributes), [.. Recorded(family).Select(e =>
            new LogEvent(e.Told.Activity, e.At.OccurredAt.ToMicros(), LogValues.Read(e.Told.Attributes), e.At.Sequence))]);
    }

    /// <summary>What the import said of it; null when this is no imported case.</summary>
    public static CaseImported? Opening(Family family) => family.Trace.Select(e => e.Event).OfType<CaseImported>().FirstOrDefault();

    /// <summary>The events that came from the log, in the order of their instants, and of the log where those are equal.</summary>
    public static IEnumerable<(Recorded At, LogRecorded Told)> Recorded(Family family) =>
        family.Trace.Where(e => e.Event is LogRecorded).Select(e => (e, (LogRecorded)e.Event));

    /// <summary>The verdicts on the case as of the end of its log; none when it was imported without a pack.</summary>
    public static FamilyJudgement Judge(Family family, LogJudge? judge, DateTimeOffset? asOf)
    {
        var ids = Recorded(family).Select(e => e.At.Id.ToString("D")).ToArray();
        var judgement = judge?.Judge(Read(family), asOf?.ToMicros() ?? 0, closed: false, i => ids[i]) ?? new([], null);
        return new(new Dictionary<Guid, Judgement> { [family.RootId] = judgement with { NextAlarm = null } });
    }

    /// <summary>Why a norm says of the case what it says; null without such a norm.</summary>
    public static Explanation? Explain(Family family, LogJudge? judge, DateTimeOffset? asOf, string norm)
    {
        var ids = Recorded(family).Select(e => e.At.Id.ToString("D")).ToArray();
        return judge?.Explain(Read(family), asOf?.ToMicros() ?? 0, closed: false, norm, ExplanationViews.Zone, i => ids[i]);
    }

    private static void Append(List<Recorded> recorded, Guid id, IEvent e, DateTimeOffset at, DateTimeOffset now)
    {
        var (data, _) = EventCatalogue.Write(e);
        var next = new Recorded(
            id, id, Kind, recorded.Count + 1, Guid.CreateVersion7(now), recorded.Count + 1, EventCatalogue.NameOf(e), at, now, Importer, null, [], data, null, null, []);
        recorded.Add(next with { Hash = Chain.Hash(recorded.Count is 0 ? Chain.Origin : recorded[^1].Hash, next) });
    }
}
