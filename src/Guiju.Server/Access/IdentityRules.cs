using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Guiju.Server.Access;

/// <summary>Sets up ASP.NET Core Identity by Guiju's options.</summary>
internal sealed class IdentityRules(IOptions<AccessOptions> access) : IConfigureOptions<IdentityOptions>, IConfigureOptions<PasswordHasherOptions>
{
    public void Configure(IdentityOptions options)
    {
        // Names may be Chinese; what a password needs is said by PasswordRules alone.
        options.User.AllowedUserNameCharacters = "";
        options.Password = new() { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
        options.Lockout.MaxFailedAccessAttempts = access.Value.FailuresAllowed;
        options.Lockout.DefaultLockoutTimeSpan = access.Value.LockedFor;
    }

    public void Configure(PasswordHasherOptions options) => options.IterationCount = access.Value.PasswordIterations;
}
