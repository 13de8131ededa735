using System.IO.Compression;
using System.Text;

namespace Guiju.Logs.Tests;

/// <summary>Log files written for one test, and the public logs that lie beside the project.</summary>
public sealed class Scratch : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guiju-logs-").FullName;

    /// <summary>The public logs; a test that needs one fails when it is missing.</summary>
    public static string Public(string name) => System.IO.Path.Combine(Repository.Root, "..", "shared", "data", "eventlogs", name);

    /// <summary>Where a file of this name would be.</summary>
    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);

        return path;
    }

    public string WriteGzip(string name, Action<Stream> write)
    {
        var path = System.IO.Path.Combine(_folder, name);
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.SmallestSize);
        write(gzip);

        return path;
    }

    public string Log(string traces) => Write("log.xes", $"<log xmlns=\"http://www.xes-standard.org/\">\n{traces}\n</log>");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
