using System.IO.Compression;
using Guiju.Logs.Ocel;

namespace Guiju.Logs.Writing;

/// <summary>Writes a log into a file whose name says how: <c>.xes</c>, <c>.jsonocel</c> or <c>.json</c>, each also <c>.gz</c>, or <c>.sqlite</c>.</summary>
public static class LogWriting
{
    /// <summary>Writes cases; what was there before is replaced only when all is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cases">The cases. For OCEL they are held whole.</param>
    /// <param name="type">For OCEL, what the objects that the cases become are called.</param>
    /// <param name="marked">For XES, whether events carry verdicts.</param>
    /// <exception cref="LogFault">The file cannot be written, or a log cannot be written in that way.</exception>
    public static void Write(string path, IEnumerable<LogCase> cases, string type, bool marked = false)
    {
        if (LogFormats.Of(path) is not LogFormat.Xes)
        {
            Write(path, OcelFromCases.Of([.. cases], type));
            return;
        }

        Replace(path, to =>
        {
            using var output = Open(path, to);
            using var xes = new XesWriter(output, marked);
            foreach (var one in cases)
            {
                xes.Write(one);
            }
        });
    }

    /// <summary>Writes cases as XES while they come.</summary>
    /// <param name="path">The file; what was there before is replaced only when all is written.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="marked">Whether events carry verdicts.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="LogFault">The file cannot be written.</exception>
    public static async Task WriteXesAsync(string path, IAsyncEnumerable<LogCase> cases, bool marked, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (LogFormats.Of(path) is not LogFormat.Xes)
        {
            throw new LogFault("log.cannot-write", path, 0, "this is not the name of an XES log");
        }

        var part = path + ".part";
        try
        {
            File.Delete(part);
            await using (var output = Open(path, part))
            {
                using var xes = new XesWriter(output, marked);
                await foreach (var one in cases.WithCancellation(ct))
                {
                    xes.Write(one);
                }
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LogFault("log.unwritable", path, 0, e.Message, e);
        }
        finally
        {
            Forget(part);
        }
    }

    /// <summary>Writes an object-centric log.</summary>
    /// <exception cref="LogFault">The file cannot be written, or a log cannot be written in that way.</exception>
    public static void Write(string path, OcelLog log)
    {
        var format = LogFormats.Of(path);
        if (format is not (LogFormat.OcelJson or LogFormat.OcelSqlite))
        {
            throw new LogFault("log.cannot-write", path, 0, "a log of objects is written as .jsonocel, .json or .sqlite");
        }

        Replace(path, to =>
        {
            if (format is LogFormat.OcelSqlite)
            {
                OcelSqliteWriter.Write(to, log);
                return;
            }

            using var output = Open(path, to);
            OcelJsonWriter.Write(output, log);
        });
    }

    private static void Replace(string path, Action<string> write)
    {
        var part = path + ".part";
        try
        {
            File.Delete(part);
            write(part);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LogFault("log.unwritable", path, 0, e.Message, e);
        }
        finally
        {
            Forget(part);
        }
    }

    private static void Forget(string part)
    {
        if (File.Exists(part))
        {
            File.Delete(part);
        }
    }

    private static Stream Open(string path, string to)
    {
        var file = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Optimal) : file;
    }
}
