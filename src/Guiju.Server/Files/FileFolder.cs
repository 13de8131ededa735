using System.Security.Cryptography;
using Guiju.Server.Kernel;

namespace Guiju.Server.Files;

/// <summary>Where the bytes of files lie: one folder per organisation, named by hash; a file appears whole or not at all.</summary>
public sealed class FileFolder(string root)
{
    /// <summary>20 MB, more than any photo the app sends.</summary>
    public const long MostBytes = 20 * 1024 * 1024;

    /// <summary>Takes bytes, checks that they are what the hash says, and keeps them; answers their number.</summary>
    /// <exception cref="Refusal">The bytes are others than the hash says, or too many.</exception>
    public async Task<long> Keep(Guid orgId, string sha256, Stream bytes, CancellationToken ct)
    {
        var place = PathOf(orgId, sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var draft = place + "." + Guid.NewGuid().ToString("N");
        try
        {
            var (hash, length) = await WriteAsync(draft, bytes, ct);
            if (!string.Equals(hash, sha256, StringComparison.Ordinal))
                throw new Refusal("file.other-bytes", sha256, hash);
            File.Move(draft, place, overwrite: true);
            return length;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Opens a file that is kept; null when its bytes are not there.</summary>
    public FileStream? Open(Guid orgId, string sha256) => File.Exists(PathOf(orgId, sha256)) ? File.OpenRead(PathOf(orgId, sha256)) : null;

    private static async Task<(string Hash, long Length)> WriteAsync(string path, Stream bytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
        var buffer = new byte[64 * 1024];
        long length = 0;
        int read;
        while ((read = await bytes.ReadAsync(buffer, ct)) > 0)
        {
            length += read;
            if (length > MostBytes)
                throw new Refusal("file.too-large", MostBytes / 1024 / 1024);
            hash.AppendData(buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    private string PathOf(Guid orgId, string sha256) => Path.Combine(root, orgId.ToString("N"), sha256[..2], sha256);
}
