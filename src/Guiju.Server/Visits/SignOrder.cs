using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The customer signs.</summary>
public sealed class SignOrder(Timelines timelines, CurrentUser user)
{
    public sealed record Request(
        [property: AtMost(100)] string? Signer,
        SignerRole SignerRole,
        [property: AtMost(64)] string? Signature,
        [property: AtMost(64)] string? Shown,
        [property: AtMost(100)] string? CopyTo,
        CopyDelivery? CopyHow,
        bool PhoneOnCopy) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitSigned Decide(Visit visit, Request request)
    {
        visit.Must("visit.signed");
        return new(
            request.Signer, request.SignerRole, request.Signature, request.Shown, request.CopyTo, request.CopyHow, request.PhoneOnCopy);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/signature",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, SignOrder useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
