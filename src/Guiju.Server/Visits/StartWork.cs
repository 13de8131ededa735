using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>Work begins.</summary>
public sealed class StartWork(Timelines timelines, CurrentUser user)
{
    public sealed record Request(IReadOnlyList<string>? MovedItems) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static WorkStarted Decide(Visit visit, Request request)
    {
        visit.Must("work.started");
        return new(request.MovedItems);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/work",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, StartWork useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
