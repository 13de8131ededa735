using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.ChangeRequests;

/// <summary>Anybody who works under a clause asks for another one, with the cases that show why.</summary>
public sealed class RequestChange(Timelines timelines, FamilyStore families, Rules rules, CurrentUser user, TimeProvider clock)
{
    private const int MostCases = 20;

    public sealed record Request(
        [property: Needed, AtMost(80)] string Pack, [property: AtMost(40)] string? Revision, [property: Needed, AtMost(80)] string Norm,
        [property: Needed, AtMost(4000)] string Text, IReadOnlyList<Guid>? Orders) : ActRequest;

    public async Task<Receipt> Run(Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        var packs = rules.Of(user.OrgId).Packs.Where(p => p.Pack.Id == request.Pack && (request.Revision is null || p.Pack.Revision == request.Revision));
        if (!packs.Any(p => p.Pack.Norms.Any(n => n.Id == request.Norm)))
            throw new Refusal("change.no-clause", request.Norm, request.Pack);
        if (request.Orders is { Count: > MostCases })
            throw new Refusal("change.too-many-cases", MostCases);
        var cases = await Cases(request.Orders ?? [], ct);
        var asked = new ChangeRequested(request.Pack, request.Revision, request.Norm, request.Text.Trim(), cases);
        var id = Id<ChangeRequest>.New(clock).Value;
        return await timelines.Begin(id, request, _ => [Entry.In<ChangeRequest>(id, asked)], ct);
    }

    internal static void Map(IEndpointRouteBuilder requests) => requests.MapPost("/",
        async Task<Created<Receipt>> (Request request, RequestChange useCase, CancellationToken ct) =>
            TypedResults.Created((string?)null, await useCase.Run(request, ct)));

    private async Task<IReadOnlyList<LinkedCase>> Cases(IReadOnlyList<Guid> orders, CancellationToken ct)
    {
        var cases = new List<LinkedCase>();
        foreach (var order in orders.Distinct())
        {
            if (!user.May(Permission.OrdersRead))
                throw new Refusal("order.unknown", order);
            cases.Add(new(order, (await families.Get(user.OrgId, order, ct)).OrderSeenBy(user).Opened!.Number));
        }

        return cases;
    }
}
