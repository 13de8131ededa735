using Guiju.Norms.Timelines;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>An order and its visits as norms see them, for the engineers' app, which judges by itself until it hears from the server again.</summary>
public sealed class ShowFacts(FamilyStore families, CurrentUser user)
{
    public sealed record FactsPage(int Version, IReadOnlyList<CaseFacts> Cases);

    public sealed record CaseFacts(Guid Id, string Kind, bool Closed, IReadOnlyList<FactLine> Facts);

    /// <summary>One event: instants are UTC microseconds, in its fields as well.</summary>
    public sealed record FactLine(string Id, string Activity, long At, long Sequence, IReadOnlyDictionary<string, object?> Fields);

    public async Task<FactsPage> Run(Id<Order> id, CancellationToken ct)
    {
        user.Demand(Permission.OrdersRead);

        var family = await families.Load(user.OrgId, id.Value, ct);
        family.OrderSeenBy(user);
        return new(family.Version, [.. family.Cases.Values.Select(c => new CaseFacts(
            c.Id, c.Kind, FamilyJudge.IsClosed(family, c), [.. family.Facts(c.Id).Select(LineOf)]))]);
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapGet("/{id}/facts",
        async Task<Ok<FactsPage>> (Id<Order> id, ShowFacts useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(id, ct)));

    private static FactLine LineOf(Fact fact) => new(fact.Id, fact.Activity, fact.At, fact.Sequence, fact.Fields);
}
