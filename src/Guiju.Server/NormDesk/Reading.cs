using System.Security.Cryptography;
using System.Text;
using Guiju.Server.Ledger;

namespace Guiju.Server.NormDesk;

/// <summary>One person's reading of one revision: a timeline of its own, so that a thousand people may acknowledge in the same minute.</summary>
public sealed record Reading(bool Done) : ICase<Reading>
{
    public static string Kind => "reading";

    public static Reading None { get; } = new(Done: false);

    public Reading Apply(Recorded e) => e.Event is RevisionAcknowledged ? new(Done: true) : this;

    /// <summary>The timeline of a person's reading.</summary>
    public static Guid IdOf(Guid orgId, string pack, string revision, Guid userId) => new(SHA256.HashData(
        [.. orgId.ToByteArray(bigEndian: true), .. userId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes($"reading {pack} {revision}")]).AsSpan(0, 16), bigEndian: true);
}
