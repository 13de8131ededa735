using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Guiju.Server.Access;

/// <summary>ASP.NET Core Identity's manager of users, going by Guiju's clock.</summary>
public sealed class Accounts(
    IUserStore<User> store, IOptions<IdentityOptions> options, IPasswordHasher<User> hasher, IEnumerable<IUserValidator<User>> userValidators,
    IEnumerable<IPasswordValidator<User>> passwordValidators, ILookupNormalizer normalizer, IdentityErrorDescriber describer,
    IServiceProvider services, ILogger<Accounts> logger, WallClock clock)
    : UserManager<User>(store, options, hasher, userValidators, passwordValidators, normalizer, describer, services, logger)
{
    public override Task<bool> IsLockedOutAsync(User user) => Task.FromResult(user.LockedUntil > clock.Now);

    public override async Task<IdentityResult> AccessFailedAsync(User user)
    {
        var lockout = (IUserLockoutStore<User>)Store;
        if (await lockout.IncrementAccessFailedCountAsync(user, CancellationToken) >= Options.Lockout.MaxFailedAccessAttempts)
            (user.LockedUntil, user.Failures) = (clock.Now + Options.Lockout.DefaultLockoutTimeSpan, 0);
        return await UpdateUserAsync(user);
    }

    /// <summary>Gives the user another password if it is good enough; his sessions are over with it.</summary>
    public async Task SetPasswordAsync(User user, string password)
    {
        (await UpdatePasswordHash(user, password, validatePassword: true)).Must();
        (await UpdateUserAsync(user)).Must();
    }
}
