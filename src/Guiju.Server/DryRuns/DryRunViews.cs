using Guiju.Server.Access;
using Guiju.Server.Ledger;

namespace Guiju.Server.DryRuns;

/// <summary>A dry run as lists show it.</summary>
public sealed record DryRunView(
    Guid Id, string Pack, string Revision, string Hash, string? Against, Guid? ImportId, string? ImportName, int? Months, DateTimeOffset? Since, DateTimeOffset AsOf,
    string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, DryRunState State, long Total, long Done, long Events, double PerSecond, long? LeftMs,
    long Changed, long Fails, long Passes)
{
    internal static DryRunView Of(DryRunRow r)
    {
        var tally = r.ReadTally();
        var rate = r.WorkedMs > 0 ? r.Done * 1000.0 / r.WorkedMs : 0;
        return new(
            r.Id, r.Pack, r.Revision, r.Hash, r.Against, r.ImportId, r.ImportName, r.Months, r.Since, r.AsOf, r.StartedBy, r.StartedAt, r.FinishedAt, r.State, r.Total, r.Done,
            tally.Events, Math.Round(rate, 1), r.State is DryRunState.Running && rate > 0 ? (long)((r.Total - r.Done) * 1000 / rate) : null, tally.Changed, tally.Fails, tally.Passes);
    }
}

/// <summary>One clause in a dry run, before and after.</summary>
public sealed record DryRunClause(
    string Norm, string Title, string Text, string Source, string Severity, bool Inspected, StateCount? Before, StateCount? After, long Fails, long Passes, long Others);

/// <summary>One contractor or unit in a dry run.</summary>
public sealed record DryRunGroup(string? Name, long Cases, long Changed, long Fails, long Passes);

/// <summary>A dry run with all that it found.</summary>
public sealed record DryRunPage(DryRunView Run, IReadOnlyList<DryRunClause> Clauses, IReadOnlyList<DryRunGroup> Contractors, IReadOnlyList<DryRunGroup> Units, bool AllChangesKept)
{
    internal static DryRunPage Of(DryRunRow r)
    {
        var tally = r.ReadTally();
        return new(
            DryRunView.Of(r), ClausesOf(r, tally), GroupsOf(tally.Contractors), GroupsOf(tally.Units), r.Changes < RunDryRun.MostChangesKept);
    }

    /// <summary>Every clause of both revisions, those of the tried one in its order, and then those that it has no more.</summary>
    private static IReadOnlyList<DryRunClause> ClausesOf(DryRunRow r, DryRunTally tally)
    {
        var (after, before) = (r.Compile(), r.CompileAgainst());
        var rules = after.Program.Rules.Concat(before?.Program.Rules ?? []).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. after.Norms.Concat(before?.Norms.Where(b => after.Norms.All(a => a.Id != b.Id)) ?? []).Select(n =>
            {
                var t = tally.Clauses.GetValueOrDefault(n.Id) ?? new();
                return new DryRunClause(
                    n.Id, n.Title.InReadersLanguage(), n.Text.InReadersLanguage(), n.Source, n.Severity, !rules.Contains(n.Id), t.Before, t.After, t.Fails, t.Passes, t.Others);
            }),
        ];
    }

    private static IReadOnlyList<DryRunGroup> GroupsOf(SortedDictionary<string, GroupTally> groups) =>
        [.. groups.Select(g => new DryRunGroup(g.Key is "" ? null : g.Key, g.Value.Cases, g.Value.Changed, g.Value.Fails, g.Value.Passes)).OrderByDescending(g => g.Fails + g.Passes)];
}
