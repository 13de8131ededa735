using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer asks whether important data are backed up.</summary>
public sealed class AskAboutBackup(Timelines timelines, CurrentUser user)
{
    public sealed record Request(BackupAnswer Answer, bool Consent) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static BackupAsked Decide(Visit visit, Request request)
    {
        visit.Must("backup.asked");
        return new(request.Answer, request.Consent);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/backup-question",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, AskAboutBackup useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
