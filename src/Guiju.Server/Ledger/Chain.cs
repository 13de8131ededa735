using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>
/// The hash chain of a timeline: each event's hash covers its content and the hash before it, so that a changed, added, removed or
/// moved event breaks the chain. Personal data enters only as a salted digest, so that it can be erased while the chain still verifies.
/// </summary>
public static class Chain
{
    private const byte Version = 1;

    /// <summary>The hash before a timeline's first event.</summary>
    public static byte[] Origin { get; } = new byte[32];

    /// <summary>The digest of personal data under its salt.</summary>
    public static byte[] Digest(byte[] salt, string personal) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(personal)]);

    /// <summary>The hash of an event that follows <paramref name="previous"/>.</summary>
    public static byte[] Hash(byte[] previous, Recorded e)
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(content, e.RootId.ToByteArray(bigEndian: true));
        Add(content, e.Id.ToByteArray(bigEndian: true));
        Add(content, e.Kind);
        Add(content, e.Name);
        Add(content, e.OccurredAt.ToMicros());
        Add(content, e.RecordedAt.ToMicros());
        Add(content, e.Actor.Id?.ToByteArray(bigEndian: true) ?? []);
        Add(content, e.Actor.Name);
        Add(content, e.Device is null ? 0L : 1L);
        Add(content, e.Device?.Id ?? "");
        Add(content, e.Device?.Sequence ?? 0);
        foreach (var about in e.About)
            Add(content, about.ToByteArray(bigEndian: true));
        Add(content, e.Data);
        Add(content, e.PersonalDigest ?? []);

        using var link = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        link.AppendData([Version]);
        Add(link, e.CaseId.ToByteArray(bigEndian: true));
        Add(link, (long)e.Sequence);
        Add(link, previous);
        Add(link, content.GetHashAndReset());
        return link.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text));

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    /// <summary>Length first, so that no two contents run together into the same bytes.</summary>
    private static void Add(IncrementalHash hash, byte[] bytes)
    {
        Add(hash, (long)bytes.Length);
        hash.AppendData(bytes);
    }
}
