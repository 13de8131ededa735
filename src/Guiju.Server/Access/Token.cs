using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Access;

/// <summary>What a token is for: a browser's session, or a program that acts for its owner.</summary>
public enum TokenKind { Session, Personal }

/// <summary>A secret that stands for a user. Only its SHA-256 is kept: 256 random bits need no slow hash.</summary>
public sealed class Token
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public Guid UserId { get; set; }
    public TokenKind Kind { get; set; }
    public required string Name { get; set; }
    public required byte[] Hash { get; set; }

    /// <summary>For a session: the user's security stamp when it began.</summary>
    public string? Stamp { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset LastUsedAt { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>A new token for a user, and the secret that only its owner will know.</summary>
    public static (Token Token, string Secret) New(User user, TokenKind kind, string name, DateTimeOffset now, DateTimeOffset? expiresAt)
    {
        var secret = PrefixOf(kind) + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new()
        {
            OrgId = user.OrgId,
            Id = Guid.CreateVersion7(now),
            UserId = user.Id,
            Kind = kind,
            Name = name,
            Hash = HashOf(secret),
            Stamp = kind is TokenKind.Session ? user.SecurityStamp : null,
            CreatedAt = now,
            LastUsedAt = now,
            ExpiresAt = expiresAt,
        }, secret);
    }

    /// <summary>What the table knows a secret by.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>How secrets of a kind begin, so that a leaked one is recognised.</summary>
    public static string PrefixOf(TokenKind kind) => kind is TokenKind.Session ? "gs_" : "gj_";
}

internal sealed class TokenMap : IEntityTypeConfiguration<Token>
{
    public void Configure(EntityTypeBuilder<Token> builder)
    {
        builder.ToTable("tokens").HasKey(t => new { t.OrgId, t.Id });
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => new { t.OrgId, t.UserId });
        builder.Property(t => t.Name).HasMaxLength(100);
        builder.Property(t => t.Stamp).HasMaxLength(100);
    }
}
