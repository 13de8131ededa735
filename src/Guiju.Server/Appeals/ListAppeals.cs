using System.Text.Json;
using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Appeals;

/// <summary>How an appeal or waiver stands.</summary>
public enum AppealState
{
    /// <summary>Nobody answered yet.</summary>
    Open,

    /// <summary>The verdict stands.</summary>
    Upheld,

    /// <summary>The breach is waived now.</summary>
    Waived,

    /// <summary>It was waived; the waiver ended or was taken back.</summary>
    Ended,
}

/// <summary>Appeals and waivers, open ones first, then the latest.</summary>
public sealed class ListAppeals(GuijuDb db, Rules rules, CurrentUser user, TimeProvider clock)
{
    private const int Most = 500;

    public sealed record Query(Code<AppealState>? State, bool? Mine, string? Norm, string? Q);

    public sealed record Line(
        Guid Id, AppealState State, bool Appealed, Guid OrderId, string OrderNumber, Guid CaseId, string CaseKind, string Pack, string Revision, string Norm, string Title,
        string Source, string? Engineer, string? Reason, IReadOnlyList<string> Proof, string By, bool Own, DateTimeOffset At, string? Answer, string? AnsweredBy,
        DateTimeOffset? AnsweredAt, Guid? WaiverId, DateTimeOffset? WaivedUntil, DateTimeOffset? WithdrawnAt);

    public sealed record Answer(IReadOnlyList<Line> Items, IReadOnlyDictionary<string, int> Counts);

    public async Task<Answer> Run(Query query, CancellationToken ct)
    {
        user.Demand(Permission.OrdersRead);

        var (now, book) = (clock.GetUtcNow(), rules.Of(user.OrgId));
        var rows = await Filtered(query).OrderByDescending(a => a.At).Take(Most).ToListAsync(ct);
        var lines = rows.Select(a => LineOf(a, book, now)).ToList();
        var counts = Enum.GetValues<AppealState>().ToDictionary(s => JsonSerializer.SerializeToElement(s, Json.Options).GetString()!, s => lines.Count(l => l.State == s));
        return new([.. lines.Where(l => query.State is not { } state || l.State == state.Value).OrderBy(l => l.State is not AppealState.Open)], counts);
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/appeals",
        async Task<Ok<Answer>> ([AsParameters] Query query, ListAppeals useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(query, ct)));

    private IQueryable<AppealRow> Filtered(Query query)
    {
        var appeals = db.Appeals.AsNoTracking().VisibleTo(user);
        if (query.Mine is true)
            appeals = appeals.Where(a => a.ById == user.Id);
        if (query.Norm?.Trim() is { Length: > 0 } norm)
            appeals = appeals.Where(a => a.Norm == norm);
        return query.Q?.Trim() is { Length: > 0 } q ? appeals.Where(a => a.OrderNumber.Contains(q) || a.By.Contains(q) || a.Norm.Contains(q)) : appeals;
    }

    private Line LineOf(AppealRow a, Rulebook book, DateTimeOffset now)
    {
        var clause = book.Packs.FirstOrDefault(p => p.Pack.Id == a.Pack && p.Pack.Revision == a.Revision)?.Pack.Norms.FirstOrDefault(n => n.Id == a.Norm);
        var state = a.Outcome switch
        {
            null => AppealState.Open,
            AppealOutcome.Upheld => AppealState.Upheld,
            _ => a.WithdrawnAt is not null || a.WaivedUntil <= now ? AppealState.Ended : AppealState.Waived,
        };
        return new(
            a.Id, state, a.Appealed, a.OrderId, a.OrderNumber, a.CaseId, a.CaseKind, a.Pack, a.Revision, a.Norm, clause?.Title.InReadersLanguage() ?? a.Norm,
            clause?.Source ?? "", a.Engineer, a.Reason, JsonSerializer.Deserialize<string[]>(a.Proof, Json.Options)!, a.By, a.ById == user.Id, a.At, a.Answer,
            a.AnsweredBy, a.AnsweredAt, a.WaiverId, a.WaivedUntil, a.WithdrawnAt);
    }
}
