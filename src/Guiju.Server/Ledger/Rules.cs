using System.Collections.Concurrent;
using Guiju.Norms;

namespace Guiju.Server.Ledger;

/// <summary>The rulebook of each organisation, as the norm desk last loaded it.</summary>
public sealed class Rules
{
    private static readonly Rulebook None = new([]);

    private readonly ConcurrentDictionary<Guid, Rulebook> _books = new();

    /// <summary>The rulebook in use; empty where no pack is in force.</summary>
    public Rulebook Of(Guid orgId) => _books.GetValueOrDefault(orgId, None);

    /// <summary>Puts another rulebook into use.</summary>
    public void Use(Guid orgId, Rulebook book) => _books[orgId] = book;
}
