using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The customer lets the engineer in.</summary>
public sealed class EnterSite(Timelines timelines, CurrentUser user)
{
    public sealed record Request(
        bool Introduced,
        bool BadgeShown,
        bool CardHanded,
        bool PurposeTold,
        bool ShoeCovers,
        bool Permitted) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitAdmitted Decide(Visit visit, Request request)
    {
        visit.Must("visit.admitted");
        return new(
            request.Introduced, request.BadgeShown, request.CardHanded, request.PurposeTold, request.ShoeCovers, request.Permitted);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/admission",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, EnterSite useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
