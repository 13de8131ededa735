using System.Text.Json;
using Guiju.Logs;
using Guiju.Norms;
using Guiju.Norms.Verdicts;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Imports;

/// <summary>One foreign log brought in, with the pack that its cases are judged by.</summary>
public sealed class ImportRow
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }

    /// <summary>The file's name.</summary>
    public required string Name { get; set; }

    /// <summary>The unit that it belongs to; null when everybody in the organisation may see it.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>What that unit is called.</summary>
    public string? UnitName { get; set; }

    public required string UnitPath { get; set; }
    public DateTimeOffset ImportedAt { get; set; }

    /// <summary>Null while it is under way, or when it was cut off; repeating it finishes it.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    public long Cases { get; set; }
    public long Events { get; set; }
    public DateTimeOffset? FirstAt { get; set; }

    /// <summary>The log's last instant, as of which its cases are judged.</summary>
    public DateTimeOffset? LastAt { get; set; }

    public string? Pack { get; set; }
    public string? Revision { get; set; }

    /// <summary>The pack's title in its languages.</summary>
    public string? PackTitle { get; set; }

    /// <summary>The pack's files, so that a verdict can be explained for ever.</summary>
    public string? PackFiles { get; set; }

    /// <summary>Verdicts counted by norm.</summary>
    public required string Counts { get; set; }

    internal IReadOnlyList<NormCount> ReadCounts() => JsonSerializer.Deserialize<NormCount[]>(Counts, Json.Options)!;

    internal LocalText? ReadTitle() => PackTitle is null ? null : JsonSerializer.Deserialize<LocalText>(PackTitle, Json.Options);

    /// <summary>The pack, ready to judge; null when the log came without one.</summary>
    internal LogJudge? Judge() => PackFiles is null
        ? null
        : new(PackCompiler.Compile(JsonSerializer.Deserialize<PackFile[]>(PackFiles, Json.Options)!, Facts.Vocabulary).Pack!, Facts.Vocabulary, new());
}

/// <summary>How many cases of an import stand how with one norm.</summary>
public sealed record NormCount(string Norm, long Held, long Breached, long Pending, long Inapplicable, long Undetermined);

/// <summary>An imported case as lists show it; made anew from its events.</summary>
public sealed class ImportedCaseRow
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public Guid ImportId { get; set; }

    /// <summary>Its place in the log.</summary>
    public int Number { get; set; }

    /// <summary>Its name in the log.</summary>
    public required string Key { get; set; }

    public int Events { get; set; }
    public DateTimeOffset? FirstAt { get; set; }
    public DateTimeOffset? LastAt { get; set; }
    public int Held { get; set; }
    public int Breached { get; set; }
    public int Pending { get; set; }
    public int Undetermined { get; set; }

    public int Inapplicable { get; set; }

    /// <summary>Every norm with its verdict, <c>NORM=breached</c>, each between spaces, so that one can be looked for.</summary>
    public required string Verdicts { get; set; }

    internal static string Word(VerdictState state) => state.ToString().ToLowerInvariant();

    /// <summary>Projects an imported case.</summary>
    internal static IEnumerable<object> Project(Family family, FamilyJudgement judgement)
    {
        if (!family.Cases.TryGetValue(family.RootId, out var root) || root.Kind != ImportedCase.Kind || ImportedCase.Opening(family) is not { } opening)
            yield break;

        var verdicts = judgement.Cases[family.RootId].Verdicts;
        var events = ImportedCase.Recorded(family).Select(e => e.At.OccurredAt).ToList();
        yield return new ImportedCaseRow
        {
            OrgId = family.OrgId,
            Id = family.RootId,
            ImportId = opening.ImportId,
            Number = opening.Number,
            Key = opening.Key.Replace('\0', ' '),
            Events = events.Count,
            FirstAt = events.Count is 0 ? null : events[0],
            LastAt = events.Count is 0 ? null : events[^1],
            Held = verdicts.Count(v => v.State is VerdictState.Held),
            Breached = verdicts.Count(v => v.State is VerdictState.Breached),
            Pending = verdicts.Count(v => v.State is VerdictState.Pending),
            Undetermined = verdicts.Count(v => v.State is VerdictState.Undetermined),
            Inapplicable = verdicts.Count(v => v.State is VerdictState.Inapplicable),
            Verdicts = string.Concat(verdicts.Select(v => $" {v.Norm}={Word(v.State)} ")),
        };
    }
}

internal sealed class ImportMap : IEntityTypeConfiguration<ImportRow>, IEntityTypeConfiguration<ImportedCaseRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("imports").HasKey(i => new { i.OrgId, i.Id });
        builder.Property(i => i.Name).HasMaxLength(300);
        builder.Property(i => i.UnitName).HasMaxLength(100);
        builder.Property(i => i.UnitPath).HasMaxLength(200);
        builder.Property(i => i.Pack).HasMaxLength(80);
        builder.Property(i => i.Revision).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<ImportedCaseRow> builder)
    {
        builder.ToTable("imported_cases").HasKey(c => new { c.OrgId, c.Id });
        builder.HasIndex(c => new { c.OrgId, c.ImportId, c.Number });
    }
}

/// <summary>The tables of imports, and who sees which.</summary>
public static class ImportTables
{
    extension(GuijuDb db)
    {
        /// <summary>Logs brought in.</summary>
        public DbSet<ImportRow> Imports => db.Set<ImportRow>();

        /// <summary>Their cases.</summary>
        public DbSet<ImportedCaseRow> ImportedCases => db.Set<ImportedCaseRow>();
    }

    extension(IQueryable<ImportRow> imports)
    {
        /// <summary>The imports that a user sees: those of his units and those of everybody. They are nobody's own work and no contractor's.</summary>
        public IQueryable<ImportRow> VisibleTo(CurrentUser user) => user.ContractorId is not null || user.OwnWorkOnly
            ? imports.Where(i => false)
            : imports.Where(i => i.OrgId == user.OrgId && (i.UnitId == null || i.UnitPath.StartsWith(user.UnitPath)));
    }
}
