using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Access;

/// <summary>What a unit is in the tree of the firm (CM-ROLE-TREE).</summary>
public enum UnitKind { Company, Province, City, District, Department }

/// <summary>A part of the organisation; who belongs to it sees its whole subtree.</summary>
public sealed class Unit
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public Guid? ParentId { get; set; }

    /// <summary>Short number within the organisation; paths are made of it.</summary>
    public int Number { get; set; }

    public required string Name { get; set; }
    public UnitKind Kind { get; set; }

    /// <summary>The numbers from the root to here, such as <c>/1/4/</c>.</summary>
    public required string Path { get; set; }

    /// <summary>The path of a unit below another.</summary>
    public static string PathBelow(string? parent, int number) => string.Create(CultureInfo.InvariantCulture, $"{parent ?? "/"}{number}/");
}

internal sealed class UnitMap : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("units").HasKey(u => new { u.OrgId, u.Id });
        builder.HasIndex(u => new { u.OrgId, u.Number }).IsUnique();
        builder.Property(u => u.Name).HasMaxLength(100);
        builder.Property(u => u.Path).HasMaxLength(200);
    }
}
