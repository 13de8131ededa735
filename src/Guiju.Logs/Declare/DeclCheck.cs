using Guiju.Logs.Mapping;
using Guiju.Norms;
using Guiju.Norms.Verdicts;

namespace Guiju.Logs.Declare;

/// <summary>Judges every finished case of a log by a model and says it in the columns that process-mining tools compare.</summary>
public static class DeclCheck
{
    /// <summary>
    /// One row per constraint and case, ordered by constraint, then by the case's place in the log. A case that satisfies a constraint
    /// without activating it has no row.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The log.</param>
    /// <param name="map">How to read it; null for what the XES standard says.</param>
    /// <param name="notes">Receives what was odd in the log.</param>
    /// <exception cref="LogFault">The log cannot be used.</exception>
    public static IReadOnlyList<DeclRow> Run(DeclModel model, string path, LogMap? map, LogNotes notes)
    {
        ArgumentNullException.ThrowIfNull(model);
        var pack = model.ToPack();
        var rules = new Rulebook([new(pack, long.MinValue, null)]);
        var facts = new LogFacts(pack.Log!, notes);
        var only = new HashSet<string>(model.Attributes.Keys);
        var log = EventLog.Read(path, (map ?? LogMap.Xes) with { Only = only }, notes);
        var judged = log.Index().AsParallel().AsOrdered().Select(c => Rows(model, c.Index, c.Item.Id, Judge(rules, facts.Of(c.Item))));

        return InOrder(judged.SelectMany(rows => rows));
    }

    /// <summary>Rows in the order in which they are written.</summary>
    public static IReadOnlyList<DeclRow> InOrder(IEnumerable<DeclRow> rows) => [.. rows.OrderBy(r => r.Constraint).ThenBy(r => r.CaseNumber)];

    /// <summary>The rows of one case that is judged already.</summary>
    /// <param name="model">The model.</param>
    /// <param name="number">The case's place in the log, from 0.</param>
    /// <param name="id">The case's name.</param>
    /// <param name="verdicts">What the model's pack says of it, closed.</param>
    public static IReadOnlyList<DeclRow> Rows(DeclModel model, int number, string id, IReadOnlyList<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(model);
        var rows = new List<DeclRow>();
        foreach (var (index, verdict) in verdicts.Index())
        {
            var template = model.Constraints[index].Rule.Template;
            var satisfied = verdict.Colour is not (Colour.PermanentlyViolated or Colour.CurrentlyViolated);
            var row = new DeclRow(
                index, number, id, Counted(template) ? verdict.Activations : null,
                DeclTemplates.Relates(template) ? verdict.Fulfilments : null, DeclTemplates.Relates(template) ? verdict.Violations : null, satisfied);
            if (!satisfied || row.Activations > 0)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static IReadOnlyList<Verdict> Judge(Rulebook rules, IReadOnlyList<Norms.Timelines.Fact> trace) =>
        rules.Judge(rules.Packs[0].Pack.Log!.Vocabulary.CaseKinds[0], trace, trace.Count > 0 ? trace[^1].At : 0, closed: true).Verdicts;

    private static bool Counted(Norms.Programs.DeclareTemplate template) => DeclTemplates.Relates(template) || DeclTemplates.Counts(template);
}

/// <summary>What one constraint says of one case.</summary>
/// <param name="Constraint">The constraint's place in the model, from 0.</param>
/// <param name="CaseNumber">The case's place in the log, from 0.</param>
/// <param name="CaseId">The case's name.</param>
/// <param name="Activations">How often the constraint was activated; null for a template that has no activations.</param>
/// <param name="Fulfilments">How many activations are fulfilled; null for a template that does not relate two events.</param>
/// <param name="Violations">How many are violated; null likewise.</param>
/// <param name="Satisfied">Whether the finished case satisfies the constraint.</param>
public sealed record DeclRow(int Constraint, int CaseNumber, string CaseId, int? Activations, int? Fulfilments, int? Violations, bool Satisfied);
