using System.Text.Json.Serialization;
using Guiju.Norms.Verdicts;

namespace Guiju.Server.DryRuns;

/// <summary>How many cases stand how with one clause.</summary>
public sealed class StateCount
{
    public long Held { get; set; }
    public long Breached { get; set; }
    public long Pending { get; set; }
    public long Undetermined { get; set; }
    public long Inapplicable { get; set; }

    /// <summary>Cases in which it had something to say.</summary>
    [JsonIgnore]
    public long Applied => Held + Breached + Pending + Undetermined;

    internal void Add(VerdictState state)
    {
        switch (state)
        {
            case VerdictState.Held: Held++; break;
            case VerdictState.Breached: Breached++; break;
            case VerdictState.Pending: Pending++; break;
            case VerdictState.Undetermined: Undetermined++; break;
            default: Inapplicable++; break;
        }
    }
}

/// <summary>One clause before and after: null where it is not in the revision.</summary>
public sealed class ClauseTally
{
    public StateCount? Before { get; set; }
    public StateCount? After { get; set; }
    public long Fails { get; set; }
    public long Passes { get; set; }

    /// <summary>Verdicts that change between other states, such as from not applicable to held.</summary>
    public long Others { get; set; }
}

/// <summary>What changes for one contractor or unit.</summary>
public sealed class GroupTally
{
    /// <summary>Orders, or cases of a log.</summary>
    public long Cases { get; set; }

    /// <summary>Those in which any verdict would be another.</summary>
    public long Changed { get; set; }

    public long Fails { get; set; }
    public long Passes { get; set; }
}

/// <summary>What a dry run has found so far.</summary>
public sealed class DryRunTally
{
    public SortedDictionary<string, ClauseTally> Clauses { get; set; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, GroupTally> Contractors { get; set; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, GroupTally> Units { get; set; } = new(StringComparer.Ordinal);
    public long Events { get; set; }
    public long Changed { get; set; }
    public long Fails { get; set; }
    public long Passes { get; set; }

    /// <summary>Counts one order or imported case with everything that the two revisions say of it.</summary>
    internal void Add(string? contractor, string? unit, long events, IReadOnlyList<TrialVerdict> verdicts)
    {
        Events += events;
        foreach (var verdict in verdicts)
            Add(verdict);
        var (fails, passes) = (verdicts.LongCount(v => v.Effect is ChangeEffect.Fails), verdicts.LongCount(v => v.Effect is ChangeEffect.Passes));
        (Fails, Passes) = (Fails + fails, Passes + passes);
        Changed += fails + passes > 0 ? 1 : 0;
        Add(Contractors, contractor, fails, passes);
        Add(Units, unit, fails, passes);
    }

    private void Add(TrialVerdict verdict)
    {
        if (!Clauses.TryGetValue(verdict.Norm, out var clause))
            Clauses[verdict.Norm] = clause = new();
        if (verdict.Was is { } was)
            (clause.Before ??= new()).Add(was);
        if (verdict.Becomes is { } becomes)
            (clause.After ??= new()).Add(becomes);
        clause.Fails += verdict.Effect is ChangeEffect.Fails ? 1 : 0;
        clause.Passes += verdict.Effect is ChangeEffect.Passes ? 1 : 0;
        clause.Others += verdict.Effect is null && verdict.Was is not null && verdict.Becomes is not null && verdict.Was != verdict.Becomes ? 1 : 0;
    }

    private static void Add(SortedDictionary<string, GroupTally> groups, string? name, long fails, long passes)
    {
        if (!groups.TryGetValue(name ?? "", out var group))
            groups[name ?? ""] = group = new();
        group.Cases++;
        group.Changed += fails + passes > 0 ? 1 : 0;
        (group.Fails, group.Passes) = (group.Fails + fails, group.Passes + passes);
    }
}
