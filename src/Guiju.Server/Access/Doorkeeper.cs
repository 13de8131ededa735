using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Guiju.Server.Access;

/// <summary>Knows whom a secret stands for. What it learnt it believes for five seconds, on every node; what is ended here it forgets at once.</summary>
public sealed class Doorkeeper(IDbContextFactory<GuijuDb> databases, WallClock clock, IOptions<AccessOptions> options) : IDisposable
{
    private const int LongestSecret = 100;
    private static readonly TimeSpan BelievedFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UseNotedEvery = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <summary>Whom the secret stands for, or null when it is worth nothing.</summary>
    public async Task<SignedIn?> Find(string secret, TokenKind kind, CancellationToken ct)
    {
        if (secret.Length > LongestSecret || !secret.StartsWith(Token.PrefixOf(kind), StringComparison.Ordinal))
            return null;

        var hash = Token.HashOf(secret);
        var key = Convert.ToHexString(hash);
        var now = clock.Now;
        if (_known.TryGetValue(key, out (SignedIn Who, DateTimeOffset At) known) && now - known.At < BelievedFor)
            return known.Who;

        var who = await Ask(hash, kind, now, ct);
        if (who is not null)
            _known.Set(key, (who, now), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = BelievedFor });
        return who;
    }

    /// <summary>Believes nothing any more: somebody's rights have changed or ended.</summary>
    public void Forget() => _known.Clear();

    public void Dispose() => _known.Dispose();

    private async Task<SignedIn?> Ask(byte[] hash, TokenKind kind, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var contractors = db.Contractors;
        var found = await (
            from token in db.Tokens.AsNoTracking()
            join user in db.Users on new { token.OrgId, Id = token.UserId } equals new { user.OrgId, user.Id }
            join unit in db.Units on new { user.OrgId, Id = user.UnitId } equals new { unit.OrgId, unit.Id }
            join organisation in db.Organisations on user.OrgId equals organisation.OrgId
            where token.Hash == hash && token.Kind == kind && user.DisabledAt == null
            select new
            {
                token, user, unit.Name, unit.Path, organisation.IsDemo,
                Roles = user.Roles.Select(r => r.Role).ToList(),
                Contractor = contractors.Where(c => c.OrgId == user.OrgId && c.Id == user.ContractorId).Select(c => c.Name).FirstOrDefault(),
            }).SingleOrDefaultAsync(ct);
        if (found is null || !IsAlive(found.token, found.user, now))
            return null;

        if (now - found.token.LastUsedAt > UseNotedEvery)
            await db.Tokens.Where(t => t.OrgId == found.token.OrgId && t.Id == found.token.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUsedAt, now), ct);

        var (t, u) = (found.token, found.user);
        return new(
            t.Id, t.Kind, u.OrgId, found.IsDemo, u.Id, u.UserName, u.Name, u.UnitId, found.Name, found.Path, u.ContractorId, found.Contractor,
            [.. found.Roles.Order()]);
    }

    private bool IsAlive(Token token, User user, DateTimeOffset now) =>
        !(token.ExpiresAt <= now)
        && (token.Kind is TokenKind.Personal || (token.Stamp == user.SecurityStamp && now - token.LastUsedAt < options.Value.SessionIdleFor));
}
