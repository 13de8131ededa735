using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Ledger;

/// <summary>
/// Every POST may be repeated under its <c>Idempotency-Key</c> and counts once. The key is written in the transaction of its effect,
/// so there is no moment in which one is there without the other; a repeat gets the first answer.
/// </summary>
public sealed class Idempotency(RequestDelegate next)
{
    private const int MostCharacters = 100;

    public async Task InvokeAsync(HttpContext context, CommandContext command, GuijuDb db)
    {
        command.ExpectedVersion = ETags.Version(context.Request.Headers.IfMatch);
        if (!HttpMethods.IsPost(context.Request.Method) || KeyOf(context.Request) is not { } key || command.OrgId == Guid.Empty)
        {
            await next(context);
            return;
        }

        command.Key = key;
        command.RequestHash = await HashAsync(context.Request, context.RequestAborted);
        try
        {
            await next(context);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !context.Response.HasStarted)
        {
            // A repeat is found out by the writer, or refused because the first has done it already: so the key is looked up only now.
            if (!await Replay(context, command, db))
                throw;
        }
    }

    private static string? KeyOf(HttpRequest request) => request.Headers["Idempotency-Key"].ToString() switch
    {
        "" => null,
        { Length: > MostCharacters } => throw new Refusal("request.key-too-long", MostCharacters),
        var key => key,
    };

    private static async Task<bool> Replay(HttpContext context, CommandContext command, GuijuDb db)
    {
        var act = await db.Set<ActRow>().AsNoTracking().SingleOrDefaultAsync(a => a.OrgId == command.OrgId && a.Key == command.Key, context.RequestAborted);
        if (act is null)
            return false;
        if (!act.RequestHash.AsSpan().SequenceEqual(command.RequestHash) || (command.Actor.Id is { } user && act.UserId != user))
            throw new Refusal("request.reused-key", command.Key);

        context.Response.StatusCode = act.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers["Idempotent-Replay"] = "true";
        await context.Response.WriteAsync(act.Answer ?? await RebuiltAsync(act, db, context.RequestAborted), context.RequestAborted);
        return true;
    }

    /// <summary>The answer of an act whose own was dropped after its time: the receipt made again from its events.</summary>
    private static async Task<string> RebuiltAsync(ActRow act, GuijuDb db, CancellationToken ct)
    {
        var events = await db.Set<EventRow>().AsNoTracking().Where(e => e.OrgId == act.OrgId && e.ActKey == act.Key)
            .OrderBy(e => e.Position).Select(e => new ReceiptEvent(e.Id, e.Name, e.OccurredAt, e.RecordedAt)).ToListAsync(ct);
        return JsonSerializer.Serialize(new Receipt(act.CaseId ?? Guid.Empty, 0, events), Json.Options);
    }

    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken ct)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(request.Method + " " + request.Path + "\n"));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
            hash.AppendData(buffer.AsSpan(0, read));
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
