using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Access;

/// <summary>A person with an account.</summary>
public sealed class User
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public required string UserName { get; set; }
    public string NormalizedUserName { get; set; } = "";
    public required string Name { get; set; }
    public Guid UnitId { get; set; }
    public Guid? ContractorId { get; set; }
    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password; a session made under an older stamp is over.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Wrong passwords in a row.</summary>
    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public List<UserRole> Roles { get; set; } = [];
}

/// <summary>One role of a user.</summary>
public sealed class UserRole
{
    public Guid OrgId { get; set; }
    public Guid UserId { get; set; }
    public Role Role { get; set; }
}

internal sealed class UserMap : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<UserRole>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users").HasKey(u => new { u.OrgId, u.Id });
        builder.HasMany(u => u.Roles).WithOne().HasForeignKey(r => new { r.OrgId, r.UserId });

        // People sign in with a name alone, so it is one of a kind in the whole database.
        builder.HasIndex(u => u.NormalizedUserName).IsUnique();
        builder.Property(u => u.UserName).HasMaxLength(100);
        builder.Property(u => u.NormalizedUserName).HasMaxLength(100);
        builder.Property(u => u.Name).HasMaxLength(100);
        builder.Property(u => u.PasswordHash).HasMaxLength(500);
        builder.Property(u => u.SecurityStamp).HasMaxLength(100).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<UserRole> builder) =>
        builder.ToTable("user_roles").HasKey(r => new { r.OrgId, r.UserId, r.Role });
}
