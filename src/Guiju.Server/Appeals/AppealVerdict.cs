using Guiju.Norms;
using Guiju.Norms.Verdicts;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Appeals;

/// <summary>Somebody whom a breach concerns appeals it, with reason and proof.</summary>
public sealed class AppealVerdict(Timelines timelines, Rules rules, CurrentUser user, TimeProvider clock)
{
    private const int MostProof = 9;

    public sealed record Request(
        [property: Needed, AtMost(80)] string Pack, [property: Needed, AtMost(80)] string Norm, Guid? CaseId, [property: Needed, AtMost(2000)] string Reason,
        IReadOnlyList<string>? Proof) : ActRequest;

    public Task<Receipt> Run(Id<Order> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VerdictsAppeal);

        return timelines.Change(id.Value, id.Value, request, family => Decide(family, request), ct);
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/appeals",
        async Task<Ok<Receipt>> (Id<Order> id, Request request, AppealVerdict useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));

    private IReadOnlyList<Entry> Decide(Family family, Request request)
    {
        family.OrderSeenBy(user);
        var now = clock.GetUtcNow().Whole();
        var (subject, verdict) = Breaches.Of(rules.Of(user.OrgId), family, request.CaseId, request.Pack, request.Norm, now) ?? throw new Refusal("appeal.not-breached", request.Norm);
        if (request.Proof is { Count: > MostProof } || request.Proof?.Any(p => p.Length is not 64) is true)
            throw new Refusal("appeal.proof", MostProof);
        if (Marks.Appeals(family).Any(a => a.CaseId == subject.Id && a.Raised.Norm == verdict.Norm && a.Raised.Pack == verdict.Pack))
            throw new Refusal("appeal.once", request.Norm);
        return [new(subject.Id, subject.Kind, new VerdictAppealed(Guid.CreateVersion7(now), verdict.Norm, verdict.Pack, verdict.Revision, request.Reason.Trim(), request.Proof), [])];
    }
}

/// <summary>Finds what appeals and waivers are about.</summary>
internal static class Breaches
{
    /// <summary>The breach of a norm in a case of the family, or null when there is none now.</summary>
    public static (Standing Subject, Verdict Verdict)? Of(Rulebook book, Family family, Guid? caseId, string pack, string norm, DateTimeOffset now)
    {
        if (!family.Cases.TryGetValue(caseId ?? family.RootId, out var subject))
            return null;
        var breach = FamilyJudge.Judge(book, family, now).Cases[subject.Id].Verdicts.FirstOrDefault(v => v.Pack == pack && v.Norm == norm && v.State is VerdictState.Breached);
        return breach is null ? null : (subject, breach);
    }

    /// <summary>Whether a case is the person's own work.</summary>
    public static bool IsOwn(Order order, Guid caseId, Guid userId) => order.Visits.TryGetValue(caseId, out var visit)
        ? visit.Plan?.EngineerId == userId
        : order.Visits.Values.Any(v => v.Plan?.EngineerId == userId);
}
