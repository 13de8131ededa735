using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.ChangeRequests;

/// <summary>The custodian takes a request up into a draft, or declines it with the reason.</summary>
public sealed class AnswerChange(Timelines timelines, CurrentUser user)
{
    /// <summary>With a draft it is taken up, without one declined.</summary>
    public sealed record Request([property: AtMost(80)] string? Draft, [property: AtMost(2000)] string? Text) : ActRequest;

    public Task<Receipt> Run(Id<ChangeRequest> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        return timelines.Append(id, request, (ChangeRequest asked) => Decide(asked, request), ct);
    }

    internal static IEvent Decide(ChangeRequest asked, Request request)
    {
        var (draft, text) = (request.Draft?.Trim(), request.Text?.Trim());
        return (asked.State, draft, text) switch
        {
            (not ChangeState.New, _, _) => throw new Refusal("change.answered"),
            (_, { Length: > 0 }, _) => new ChangeTakenUp(draft, text is { Length: > 0 } ? text : null),
            (_, _, { Length: > 0 }) => new ChangeDeclined(text),
            _ => throw new Refusal("change.reason-needed"),
        };
    }

    internal static void Map(IEndpointRouteBuilder requests) => requests.MapPost("/{id}/answer",
        async Task<Ok<Receipt>> (Id<ChangeRequest> id, Request request, AnswerChange useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
