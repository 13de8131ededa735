using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>A technical supervisor takes an escalation and says how he helps.</summary>
public sealed class TakeEscalation(Timelines timelines, CurrentUser user)
{
    public sealed record Request(EscalationHelp Help, [property: AtMost(2000)] string? Note) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.EscalationsTake);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request, user), ct);
    }

    internal static EscalationTaken Decide(Visit visit, Request request, CurrentUser user)
    {
        visit.Must("escalation.taken");
        return new(user.Id, user.Name, request.Help, request.Note);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/takeover",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, TakeEscalation useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
