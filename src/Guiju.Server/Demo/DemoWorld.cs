using System.Net;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Demo;

/// <summary>
/// An invented operator with two provinces, contractors, people of every role and customers, for a newcomer to walk around in.
/// Its accounts share a password that is printed, so it is never served beyond this machine.
/// </summary>
public sealed class DemoWorld(GuijuDb db, IPasswordHasher<User> hasher, TimeProvider clock)
{
    /// <summary>The password of every demo account.</summary>
    public const string Password = "guiju-demo";

    private static readonly TimeSpan PacksInForceFor = TimeSpan.FromDays(365);

    // The other shipped packs lie ready; a custodian puts them in force where they are meant to hold.
    private static readonly string[] PacksInForce = ["PK-CM-GROUP", "PK-GT-ITO"];

    /// <summary>An account that a newcomer may try.</summary>
    public sealed record Account(Role Role, string UserName, string Name);

    /// <summary>Makes the demo world in a database where there is no organisation yet; false when there is one.</summary>
    public async Task<bool> Run(CancellationToken ct)
    {
        if (await db.Organisations.AnyAsync(ct))
            return false;

        var script = DemoScript.Read();
        var hash = hasher.HashPassword(new() { UserName = "", Name = "" }, Password);
        db.AddRange(new DemoRows(script, hash, clock.GetUtcNow().Whole()).All());
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>
    /// Enters from when the packs of the demo are in force, as a custodian would; only in a demo world, and once: where a revision is or was in
    /// force, another one that came in beside it is the custodian's business.
    /// </summary>
    public async Task PutPacksInForce(CancellationToken ct)
    {
        var from = (clock.GetUtcNow() - PacksInForceFor).Whole();
        var demo = await db.Organisations.Where(o => o.IsDemo).Select(o => o.OrgId).ToListAsync(ct);
        var revisions = await db.PackRevisions.Where(p => demo.Contains(p.OrgId) && PacksInForce.Contains(p.Pack)).ToListAsync(ct);
        foreach (var pack in revisions.GroupBy(p => (p.OrgId, p.Pack)).Where(g => g.All(p => p.EffectiveFrom is null)))
            pack.MaxBy(p => (p.IssuedAt, p.Revision))!.EffectiveFrom = from;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whether the database holds a demo world.</summary>
    public Task<bool> IsHere(CancellationToken ct) => db.Organisations.AnyAsync(o => o.IsDemo, ct);

    /// <summary>One account per role.</summary>
    public static IReadOnlyList<Account> Accounts() =>
        [.. DemoScript.Read().People.DistinctBy(p => p.Role).Select(p => new Account(p.Role, p.UserName, p.Name)).OrderBy(a => a.Role)];

    /// <summary>Refuses addresses that other machines could reach.</summary>
    public static void RefuseBeyondLoopback(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsLoopback(url))
                throw new Refusal("demo.beyond-loopback", url);
        }
    }

    private static bool IsLoopback(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.IsUnixPipe || address.IsNamedPipe || address.Host is "localhost" || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
