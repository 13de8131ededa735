using Guiju.Norms;
using Guiju.Norms.Phrases;
using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>What a text promises under the norms in force becomes a record on the timeline, in the same transaction as the text.</summary>
internal static class KeepPromises
{
    /// <summary>Whose days and clocks a promise means.</summary>
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static IEnumerable<Entry> Because(Rulebook book, Family family, Entry entry)
    {
        var name = EventCatalogue.NameOf(entry.Event);
        if (entry.Event is PromiseMade || family.Trace.Where(e => e.CaseId == entry.CaseId && e.Name == name).MaxBy(e => e.Position) is not { } said)
            return [];

        var trace = family.Of(entry.CaseId).Where(e => e.Id != said.Id).Select(e => e.Fact).ToList();
        return [.. book.Promised(entry.Kind, trace, said.Fact).DistinctBy(p => (p.Field, p.Sentence)).Select(p => new Entry(
            entry.CaseId, entry.Kind, new PromiseMade(p.Sentence, DueTime.In(p.Sentence, said.OccurredAt, Zone), name, p.Field, p.Norm, p.Pack), []))];
    }
}
