using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer thanks the customer and leaves.</summary>
public sealed class LeaveSite(Timelines timelines, CurrentUser user)
{
    public sealed record Request(bool Thanked, [property: AtMost(1000)] string? ClosingWords, bool PhoneTold) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitLeft Decide(Visit visit, Request request)
    {
        visit.Must("visit.left");
        return new(request.Thanked, request.ClosingWords, request.PhoneTold);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/leaving",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, LeaveSite useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
