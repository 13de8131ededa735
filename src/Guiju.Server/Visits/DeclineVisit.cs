using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer hands the visit back, with a reason.</summary>
public sealed class DeclineVisit(Timelines timelines, CurrentUser user)
{
    public sealed record Request(DeclineReason Reason, [property: AtMost(500)] string? Note) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitDeclined Decide(Visit visit, Request request)
    {
        visit.Must("visit.declined");
        return new(request.Reason, request.Note);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/decline",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, DeclineVisit useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
