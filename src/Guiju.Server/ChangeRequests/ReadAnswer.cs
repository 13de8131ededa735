using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.ChangeRequests;

/// <summary>Who asked for a change has seen what came of it.</summary>
public sealed class ReadAnswer(Timelines timelines, CurrentUser user)
{
    public Task<Receipt> Run(Id<ChangeRequest> id, PlainAct request, CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        return timelines.Append(id, request, (ChangeRequest asked) => Decide(asked, user.Id), ct);
    }

    internal static IEvent Decide(ChangeRequest asked, Guid reader) => asked switch
    {
        _ when asked.AskedIn?.Actor.Id != reader => throw new Refusal("change-request.unknown"),
        { State: ChangeState.New } => throw new Refusal("change.not-answered"),
        { Read: true } => throw new Refusal("change.read-already"),
        _ => new ChangeAnswerRead(),
    };

    internal static void Map(IEndpointRouteBuilder requests) => requests.MapPost("/{id}/reading",
        async Task<Ok<Receipt>> (Id<ChangeRequest> id, PlainAct request, ReadAnswer useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
