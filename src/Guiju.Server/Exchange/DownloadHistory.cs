using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Orders;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Exchange;

/// <summary>How history is written.</summary>
public enum HistoryFormat { Xes, Ocel, Sqlite }

/// <summary>The orders that one sees, as a file for other tools; made beside the data and gone when it is sent.</summary>
public sealed class DownloadHistory(ExportHistory export, GuijuDb db, CurrentUser user)
{
    private const int Most = 20_000;

    public async Task<FileStream> Run(HistoryFormat format, DateTimeOffset? from, DateTimeOffset? until, CancellationToken ct)
    {
        user.Demand(Permission.ImportsRead);

        var path = Path.Combine(Path.GetTempPath(), $"guiju-history-{Guid.NewGuid():N}{EndingOf(format)}");
        try
        {
            await export.Write(new(path, from, until, Plain: false), db.Orders.VisibleTo(user), user.OrgId, Most, ct);
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    internal static void Map(IEndpointRouteBuilder history) => history.MapGet("/",
        async Task<FileStreamHttpResult> (Code<HistoryFormat>? format, DateTimeOffset? from, DateTimeOffset? until, DownloadHistory useCase, HttpResponse response, CancellationToken ct) =>
        {
            var wanted = format?.Value ?? HistoryFormat.Xes;
            var file = await useCase.Run(wanted, from, until, ct);
            response.Headers.CacheControl = "no-store";
            return TypedResults.Stream(file, TypeOf(wanted), $"guiju{EndingOf(wanted)}");
        });

    private static string EndingOf(HistoryFormat format) => format switch { HistoryFormat.Ocel => ".jsonocel", HistoryFormat.Sqlite => ".sqlite", _ => ".xes.gz" };

    private static string TypeOf(HistoryFormat format) => format switch
    {
        HistoryFormat.Ocel => "application/json",
        HistoryFormat.Sqlite => "application/vnd.sqlite3",
        _ => "application/gzip",
    };
}
