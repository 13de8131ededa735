using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Visits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>Everything about one order: where it stands, what can be done next and what forbids it, its clocks, verdicts and timeline.</summary>
public sealed class ShowOrder(FamilyStore families, Rules rules, CurrentUser user, TimeProvider clock)
{
    public sealed record OrderPage(
        DateTimeOffset Now, int Version, Head Order, IReadOnlyList<VisitView> Visits, IReadOnlyList<ActView> Acts,
        IReadOnlyList<ClockView> Clocks, IReadOnlyList<VerdictView> Verdicts, IReadOnlyList<TimelineItem> Timeline);

    public sealed record Head(
        Guid Id, string Number, OrderStatus Status, OrderOpened Opened, OrderRegraded? Grade, string? Contact, string? Phone, string? Address,
        Hold? Paused, OrderRecorded? Record, DateTimeOffset? SolvedAt);

    public sealed record VisitView(
        Guid Id, int Number, Guid EngineerId, string Engineer, VisitStatus Status, bool EscalationOpen, VisitAppointed? Appointment,
        DateTimeOffset? WindowStart, DateTimeOffset? WindowEnd, DateTimeOffset? ArrivedAt, DateTimeOffset? SolvedAt, DateTimeOffset? FinishedAt,
        DateTimeOffset? SignedAt, DateTimeOffset? LeftAt, int Reschedulings, IReadOnlyList<ActView> Acts);

    public async Task<OrderPage> Run(Id<Order> id, CancellationToken ct)
    {
        user.Demand(Permission.OrdersRead);

        var family = await families.Load(user.OrgId, id.Value, ct);
        var order = family.OrderSeenBy(user);
        var now = clock.GetUtcNow().Whole();
        var book = rules.Of(user.OrgId);
        var judgement = FamilyJudge.Judge(book, family, now);
        var acts = new ActViews(book, family, user, now);
        return new(
            now, family.Version, HeadOf(id.Value, order), [.. order.Visits.OrderBy(v => v.Value.Plan!.Number).Select(v => VisitOf(v.Key, v.Value, acts))],
            acts.OfOrder(order), ClockViews.Of(book, family, judgement), VerdictViews.Of(book, family, judgement, now),
            [.. family.Trace.OrderBy(e => e.OccurredAt).ThenBy(e => e.Position).Select(e => TimelineItem.Of(e, user))]);
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapGet("/{id}",
        async Task<Ok<OrderPage>> (Id<Order> id, ShowOrder useCase, HttpResponse response, CancellationToken ct) =>
        {
            var page = await useCase.Run(id, ct);
            response.Headers.ETag = ETags.Of(page.Version);
            return TypedResults.Ok(page);
        });

    private Head HeadOf(Guid id, Order order)
    {
        var opened = order.Opened!;
        return new(
            id, opened.Number, order.Status, opened with { Contact = null, Phone = null, Address = null }, order.Grade,
            Masking.Name(opened.Contact, user), Masking.Phone(opened.Phone, user), opened.Address,
            order.Paused, order.Record, order.Visits.Values.Max(v => v.SolvedAt));
    }

    private static VisitView VisitOf(Guid id, Visit visit, ActViews acts)
    {
        var plan = visit.Plan!;
        return new(
            id, plan.Number, plan.EngineerId, plan.Engineer, visit.Status, visit.EscalationOpen, visit.Appointment, plan.WindowStart, plan.WindowEnd,
            visit.ArrivedAt, visit.SolvedAt, visit.FinishedAt, visit.SignedAt, visit.LeftAt, visit.Reschedulings, acts.OfVisit(id, visit));
    }
}
