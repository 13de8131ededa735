using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer shows the result and the customer tries it.</summary>
public sealed class DemonstrateToCustomer(Timelines timelines, CurrentUser user)
{
    public sealed record Request(IReadOnlyList<string>? Topics, TrialResult Trial) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitDemonstrated Decide(Visit visit, Request request)
    {
        visit.Must("visit.demonstrated");
        return new(request.Topics, request.Trial);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/demonstration",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, DemonstrateToCustomer useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
