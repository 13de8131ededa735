using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer clears the work place; the time is the finish time.</summary>
public sealed class CleanUp(Timelines timelines, CurrentUser user)
{
    public sealed record Request(bool Wiped, bool Restored, bool Cleaned, bool Bagged, IReadOnlyList<string>? Photos) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitCleaned Decide(Visit visit, Request request)
    {
        visit.Must("visit.cleaned");
        return new(request.Wiped, request.Restored, request.Cleaned, request.Bagged, request.Photos);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/clean-up",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, CleanUp useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
