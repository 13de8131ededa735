using System.Text.Json;
using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.ChangeRequests;

/// <summary>Requests to change clauses: the custodian sees them all, everybody else his own.</summary>
public sealed class ListChangeRequests(GuijuDb db, Rules rules, CurrentUser user)
{
    private const int Most = 500;

    public sealed record Query(Code<ChangeState>? State, string? Pack, string? Norm);

    public sealed record Line(
        Guid Id, ChangeState State, string Pack, string? Revision, string Norm, string Title, string Clause, string Source, string Text, IReadOnlyList<LinkedCase> Cases,
        string By, bool Own, DateTimeOffset At, string? Draft, string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt, bool Unread);

    public sealed record Answer(IReadOnlyList<Line> Items, IReadOnlyDictionary<string, int> Counts);

    public async Task<Answer> Run(Query query, CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        var rows = await Filtered(query).OrderByDescending(c => c.At).Take(Most).ToListAsync(ct);
        var book = rules.Of(user.OrgId);
        var counts = Enum.GetValues<ChangeState>().ToDictionary(s => JsonSerializer.SerializeToElement(s, Json.Options).GetString()!, s => rows.Count(r => r.State == s));
        return new([.. rows.Where(r => query.State is not { } state || r.State == state.Value).OrderBy(r => r.State is not ChangeState.New).Select(r => LineOf(r, book))], counts);
    }

    internal static void Map(IEndpointRouteBuilder requests) => requests.MapGet("/",
        async Task<Ok<Answer>> ([AsParameters] Query query, ListChangeRequests useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(query, ct)));

    private IQueryable<ChangeRequestRow> Filtered(Query query)
    {
        var requests = db.ChangeRequests.AsNoTracking().Where(c => c.OrgId == user.OrgId);
        if (!user.May(Permission.NormsManage))
            requests = requests.Where(c => c.ById == user.Id);
        if (query.Pack?.Trim() is { Length: > 0 } pack)
            requests = requests.Where(c => c.Pack == pack);
        return query.Norm?.Trim() is { Length: > 0 } norm ? requests.Where(c => c.Norm == norm) : requests;
    }

    private Line LineOf(ChangeRequestRow r, Rulebook book)
    {
        var clause = book.Packs.Where(p => p.Pack.Id == r.Pack && (r.Revision is null || p.Pack.Revision == r.Revision))
            .SelectMany(p => p.Pack.Norms).FirstOrDefault(n => n.Id == r.Norm);
        return new(
            r.Id, r.State, r.Pack, r.Revision, r.Norm, clause?.Title.InReadersLanguage() ?? r.Norm, clause?.Text.InReadersLanguage() ?? "", clause?.Source ?? "", r.Text,
            JsonSerializer.Deserialize<LinkedCase[]>(r.Cases, Json.Options)!, r.By, r.ById == user.Id, r.At, r.Draft, r.Answer, r.AnsweredBy, r.AnsweredAt,
            r.ById == user.Id && r.AnsweredAt is not null && !r.IsRead);
    }
}
