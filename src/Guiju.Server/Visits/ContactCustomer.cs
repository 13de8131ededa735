using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer tries to reach the customer.</summary>
public sealed class ContactCustomer(Timelines timelines, CurrentUser user)
{
    public sealed record Request(bool Reached, ContactMeans Means) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitContacted Decide(Visit visit, Request request)
    {
        visit.Must("visit.contacted");
        return new(request.Reached, request.Means);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/contact",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, ContactCustomer useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
