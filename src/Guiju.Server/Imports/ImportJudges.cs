using System.Collections.Concurrent;
using Guiju.Logs;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Imports;

/// <summary>The packs that imported logs are judged by, kept ready while many of their cases are judged.</summary>
public sealed class ImportJudges(IDbContextFactory<GuijuDb> databases)
{
    private readonly ConcurrentDictionary<Guid, (LogJudge? Judge, DateTimeOffset? AsOf)> _judges = new();

    /// <summary>Reads them all.</summary>
    public async Task LoadAll(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await foreach (var import in db.Imports.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            _judges[import.Id] = (import.Judge(), import.LastAt);
    }

    /// <summary>The verdicts on an imported case; null for every other family.</summary>
    public FamilyJudgement? Judge(Family family)
    {
        if (!family.Cases.TryGetValue(family.RootId, out var root) || root.Kind != ImportedCase.Kind || ImportedCase.Opening(family) is not { } opening)
            return null;

        var (judge, asOf) = _judges.GetValueOrDefault(opening.ImportId);
        return ImportedCase.Judge(family, judge, asOf);
    }
}
