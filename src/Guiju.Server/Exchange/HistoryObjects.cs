using Guiju.Logs.Ocel;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;
using Guiju.Server.Ledger;

namespace Guiju.Server.Exchange;

/// <summary>
/// Orders as a log of objects: the orders and visits with what was known of them from when on, the people by their ids, and the norms
/// that governed them, so that what was broken can be told outside as well.
/// </summary>
internal sealed class HistoryObjects
{
    private static readonly OcelAttribute[] NormAttributes = [new("pack", OcelKind.String), new("revision", OcelKind.String), new("norm", OcelKind.String)];

    private readonly Dictionary<string, OcelObject> _others = [];
    private readonly List<OcelObject> _cases = [];
    private readonly List<OcelEvent> _events = [];

    /// <summary>Takes an order in.</summary>
    public void Add(Family family, FamilyJudgement judgement)
    {
        var said = judgement.Cases.Values.SelectMany(c => c.Verdicts).SelectMany(v => v.Witnesses.Select(w => (Verdict: v, Witness: w))).ToLookup(w => w.Witness.ActivationFactId);
        foreach (var one in family.Cases.Values)
        {
            var own = family.Of(one.Id).Where(e => Outgoing.Knows(e.Name)).ToList();
            List<OcelLink> links = one.Id == family.RootId ? [] : [new(family.RootId.ToString(), "of")];
            links.AddRange(judgement.Cases[one.Id].Verdicts.Where(v => v.Activations > 0).Select(v => new OcelLink(NormOf(v), "governedBy")));
            _cases.Add(new(one.Id.ToString(), one.Kind, Changes(own.SelectMany(e => Known(one.Kind, e))), links));
        }

        foreach (var e in family.Trace.Where(e => Outgoing.Knows(e.Name)))
        {
            List<OcelLink> links = [new(e.CaseId.ToString(), "about"), .. e.About.Where(id => id != e.CaseId && family.Cases.ContainsKey(id)).Select(id => new OcelLink(id.ToString(), "about"))];
            if (e.CaseId != e.RootId)
                links.Add(new(e.RootId.ToString(), "partOf"));
            links.Add(new(PersonOf(e.Actor), "performedBy"));
            links.AddRange(said[e.Id.ToString("D")].Select(w => (Norm: NormOf(w.Verdict), w.Witness.State)).Distinct()
                .Select(w => new OcelLink(w.Norm, w.State is VerdictState.Breached ? "violates" : w.State is VerdictState.Held ? "fulfils" : "activates")));
            _events.Add(new(e.Id.ToString(), e.Name, e.OccurredAt, Outgoing.Of(e).ToDictionary(v => v.Name, v => v.Value), [.. links.DistinctBy(l => (l.Object, l.Qualifier))]));
        }
    }

    /// <summary>The log of all that was taken in.</summary>
    public OcelLog Log() => new(
        [.. _events.Select(e => e.Type).Distinct().Order(StringComparer.Ordinal).Select(t => new OcelType(t, [.. Outgoing.Of(t)]))],
        [
            .. Facts.Vocabulary.CaseKinds.Select(kind => new OcelType(kind, [.. AttributesOf(kind).Select(a => new OcelAttribute(a.Name[(kind.Length + 1)..], Outgoing.Kind(a.Field.Kind)))])),
            new("person", []), new("norm", NormAttributes),
        ],
        [.. _cases, .. _others.Values], _events);

    private static IEnumerable<CaseAttribute> AttributesOf(string kind) =>
        Facts.Vocabulary.Attributes.Values.Where(a => a.Name.StartsWith(kind + ".", StringComparison.Ordinal) && a.Field.Kind is not FieldKind.List);

    /// <summary>What was known first counts from the start, as tools expect it; then only what became different.</summary>
    private static List<OcelValue> Changes(IEnumerable<OcelValue> known)
    {
        var (last, changes) = (new Dictionary<string, object>(), new List<OcelValue>());
        foreach (var value in known)
        {
            if (last.TryAdd(value.Name, value.Value))
                changes.Add(value with { At = DateTimeOffset.UnixEpoch });
            else if (!last[value.Name].Equals(value.Value))
                changes.Add(value);
            last[value.Name] = value.Value;
        }

        return changes;
    }

    /// <summary>What an event says of its case, as the case's attributes from then on.</summary>
    private static IEnumerable<OcelValue> Known(string kind, Recorded e) =>
        from attribute in AttributesOf(kind)
        from source in attribute.Sources
        where source.Activity == e.Name
        let value = Outgoing.Of(e).FirstOrDefault(v => v.Name == source.Field).Value
        where value is not null
        select new OcelValue(attribute.Name[(kind.Length + 1)..], value, e.OccurredAt);

    private string PersonOf(Actor actor) => Other(Outgoing.Person(actor), "person", []);

    private string NormOf(Verdict verdict) => Other(
        $"{verdict.Pack}/{verdict.Revision}/{verdict.Norm}", "norm",
        [new("pack", verdict.Pack, DateTimeOffset.UnixEpoch), new("revision", verdict.Revision, DateTimeOffset.UnixEpoch), new("norm", verdict.Norm, DateTimeOffset.UnixEpoch)]);

    private string Other(string id, string type, OcelValue[] values)
    {
        _others.TryAdd(id, new(id, type, values, []));
        return id;
    }
}
