using System.Text.Json;
using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.DryRuns;

/// <summary>How far a dry run is.</summary>
public enum DryRunState { Waiting, Running, Done, Cancelled, Failed }

/// <summary>
/// One trial of a revision on cases of the past: what was asked, how far it is, and what has come out so far. A worker that is cut off leaves
/// it at the piece that was written last, and the next one goes on from there.
/// </summary>
public sealed class DryRunRow
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public required string Pack { get; set; }
    public required string Revision { get; set; }

    /// <summary>The hash of the text that is tried.</summary>
    public required string Hash { get; set; }

    /// <summary>That text, for a draft may be written on meanwhile.</summary>
    public required string Files { get; set; }

    /// <summary>The revision that it is compared with, and its text; null where there was none before.</summary>
    public string? Against { get; set; }

    public string? AgainstFiles { get; set; }

    /// <summary>The imported log that it is tried on; null for own orders.</summary>
    public Guid? ImportId { get; set; }

    /// <summary>What it is tried on, in words: the log's name.</summary>
    public string? ImportName { get; set; }

    /// <summary>How many months of own orders.</summary>
    public int? Months { get; set; }

    public DateTimeOffset? Since { get; set; }

    /// <summary>The instant of judging.</summary>
    public DateTimeOffset AsOf { get; set; }

    /// <summary>Whose cases: those of this unit and below. Who sees less than that does not see the run.</summary>
    public required string UnitPath { get; set; }

    public Guid StartedById { get; set; }
    public required string StartedBy { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public DryRunState State { get; set; }
    public long Total { get; set; }
    public long Done { get; set; }

    /// <summary>How long was worked on it, in milliseconds of a real clock; what it waited is not in it.</summary>
    public long WorkedMs { get; set; }

    /// <summary>The last case done.</summary>
    public string? Cursor { get; set; }

    /// <summary>What came out so far, clause by clause and by who did the work.</summary>
    public required string Tally { get; set; }

    /// <summary>How many changed verdicts are kept one by one.</summary>
    public int Changes { get; set; }

    /// <summary>Counts the pieces written; who comes second to one finds that it is not his turn.</summary>
    public int Turn { get; set; }

    /// <summary>Until when its worker has it for himself, by a real clock.</summary>
    public DateTimeOffset ClaimedUntil { get; set; }

    internal CompiledPack Compile() => Compiled(Files)!;

    internal CompiledPack? CompileAgainst() => AgainstFiles is null ? null : Compiled(AgainstFiles);

    internal DryRunTally ReadTally() => JsonSerializer.Deserialize<DryRunTally>(Tally, Json.Options)!;

    private static CompiledPack? Compiled(string files) => PackCompiler.Compile(JsonSerializer.Deserialize<PackFile[]>(files, Json.Options)!, Ledger.Facts.Vocabulary).Pack;
}

/// <summary>What became of a verdict.</summary>
public enum ChangeEffect { Fails, Passes }

/// <summary>One verdict that would be another under the tried text.</summary>
public sealed class DryRunChangeRow
{
    public Guid OrgId { get; set; }
    public Guid RunId { get; set; }
    public int Number { get; set; }
    public Guid RootId { get; set; }
    public Guid CaseId { get; set; }
    public required string Kind { get; set; }

    /// <summary>What the case is called: an order's number, or its name in the log.</summary>
    public required string Label { get; set; }

    public required string Norm { get; set; }
    public string? Contractor { get; set; }
    public string? Unit { get; set; }
    public string? Was { get; set; }
    public string? Becomes { get; set; }
    public ChangeEffect Effect { get; set; }
}

internal sealed class DryRunMap : IEntityTypeConfiguration<DryRunRow>, IEntityTypeConfiguration<DryRunChangeRow>
{
    public void Configure(EntityTypeBuilder<DryRunRow> builder)
    {
        builder.ToTable("dry_runs").HasKey(r => new { r.OrgId, r.Id });
        builder.HasIndex(r => new { r.OrgId, r.Pack, r.Revision });
        builder.HasIndex(r => r.State);
        builder.Property(r => r.Pack).HasMaxLength(80);
        builder.Property(r => r.Revision).HasMaxLength(40);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.Property(r => r.Against).HasMaxLength(40);
        builder.Property(r => r.ImportName).HasMaxLength(300);
        builder.Property(r => r.UnitPath).HasMaxLength(200);
        builder.Property(r => r.StartedBy).HasMaxLength(100);
        builder.Property(r => r.Cursor).HasMaxLength(40);
        builder.Property(r => r.Turn).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<DryRunChangeRow> builder)
    {
        builder.ToTable("dry_run_changes").HasKey(c => new { c.OrgId, c.RunId, c.Number });
        builder.HasIndex(c => new { c.OrgId, c.RunId, c.Norm, c.Effect });
        builder.Property(c => c.Kind).HasMaxLength(40);
        builder.Property(c => c.Norm).HasMaxLength(100);
        builder.Property(c => c.Contractor).HasMaxLength(200);
        builder.Property(c => c.Unit).HasMaxLength(100);
        builder.Property(c => c.Was).HasMaxLength(20);
        builder.Property(c => c.Becomes).HasMaxLength(20);
    }
}

/// <summary>The tables of dry runs, and who sees which.</summary>
public static class DryRunTables
{
    extension(GuijuDb db)
    {
        /// <summary>Dry runs.</summary>
        public DbSet<DryRunRow> DryRuns => db.Set<DryRunRow>();

        /// <summary>The verdicts that they would change.</summary>
        public DbSet<DryRunChangeRow> DryRunChanges => db.Set<DryRunChangeRow>();
    }

    extension(IQueryable<DryRunRow> runs)
    {
        /// <summary>The runs that a user sees: those over no more than his own units' cases.</summary>
        public IQueryable<DryRunRow> VisibleTo(CurrentUser user) => runs.Where(r => r.OrgId == user.OrgId && user.ContractorId == null && r.UnitPath.StartsWith(user.UnitPath));
    }
}
