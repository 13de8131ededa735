using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>When an act happened: now, or as the caller says, if that is possible.</summary>
public static class ActTime
{
    /// <summary>How long ago a case may have begun that is told of only now.</summary>
    public static readonly TimeSpan BeginsAtMostAgo = TimeSpan.FromDays(30);

    /// <summary>The instant of the act.</summary>
    /// <exception cref="Refusal">It lies in the future, before the case began, or too long ago for a case to begin.</exception>
    public static DateTimeOffset Of(ActRequest act, Family family, DateTimeOffset now)
    {
        if (act.OccurredAt is not { } at)
            return now;
        if (at > now)
            throw new Refusal("time.in-the-future", at, now);
        if (family.Trace.Count is 0 && at < now - BeginsAtMostAgo)
            throw new Refusal("time.too-long-ago", at, now - BeginsAtMostAgo);
        if (family.Trace.Count > 0 && at < family.Trace[0].OccurredAt)
            throw new Refusal("time.before-the-case", at, family.Trace[0].OccurredAt);
        return at.ToUniversalTime().Whole();
    }

    /// <summary>Checks an instant that a caller reports, such as when a fault began.</summary>
    /// <exception cref="Refusal">It lies in the future or too long ago to be meant.</exception>
    public static DateTimeOffset Reported(DateTimeOffset at, DateTimeOffset now, TimeSpan atMostAgo)
    {
        if (at > now)
            throw new Refusal("time.in-the-future", at, now);
        if (at < now - atMostAgo)
            throw new Refusal("time.too-long-ago", at, now - atMostAgo);
        return at.ToUniversalTime().Whole();
    }
}
