namespace Guiju.Server.Ledger;

/// <summary>Of one request: who acts for which organisation, under which idempotency key, on which version.</summary>
public sealed class CommandContext
{
    /// <summary>The operating firm.</summary>
    public Guid OrgId { get; set; }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; set; } = Actor.System;

    /// <summary>The key under which the act counts once, if the caller gave one.</summary>
    public string? Key { get; set; }

    /// <summary>Hash of method, path and body, to tell a replay from a key used twice.</summary>
    public byte[] RequestHash { get; set; } = [];

    /// <summary>The family version that an edit was made on (If-Match), if the caller said.</summary>
    public int? ExpectedVersion { get; set; }

    /// <summary>Set when the key has been written together with the effect.</summary>
    public bool KeyWritten { get; set; }
}
