using Guiju.Server.Kernel;

namespace Guiju.Server.Access;

/// <summary>How strict sign-in is; section <c>Access</c> of the configuration.</summary>
public sealed class AccessOptions
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512 for a password: about a tenth of a second.</summary>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>Wrong passwords in a row before an account is locked.</summary>
    public int FailuresAllowed { get; set; } = 5;

    /// <summary>How long it is locked then.</summary>
    public TimeSpan LockedFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A session ends when it was not used for so long.</summary>
    public TimeSpan SessionIdleFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>A session ends after so long in any case.</summary>
    public TimeSpan SessionLastsFor { get; set; } = TimeSpan.FromDays(14);
}

/// <summary>The time that sign-in goes by. It is never accelerated: in a demo an hour of business passes in a minute, a session does not.</summary>
public sealed record WallClock(TimeProvider Time)
{
    /// <summary>Now, to the microsecond.</summary>
    public DateTimeOffset Now => Time.GetUtcNow().Whole();
}
