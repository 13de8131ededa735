using System.Collections.Frozen;

namespace Guiju.Server.Access;

/// <summary>Whom a session or token stands for, with all that a request asks about him.</summary>
public sealed record SignedIn(
    Guid TokenId, TokenKind Kind, Guid OrgId, bool IsDemo, Guid UserId, string UserName, string Name,
    Guid UnitId, string UnitName, string UnitPath, Guid? ContractorId, string? ContractorName, IReadOnlyList<Role> Roles)
{
    /// <summary>What he may do.</summary>
    public FrozenSet<Permission> Permissions { get; } = Access.Roles.PermissionsOf(Roles, ContractorId is not null);

    /// <summary>Hands the identity to the request.</summary>
    public void Fill(CurrentUser user)
    {
        (user.Id, user.Name, user.OrgId) = (UserId, Name, OrgId);
        (user.UnitPath, user.ContractorId) = (UnitPath, ContractorId);
        (user.Permissions, user.OwnWorkOnly) = (Permissions, Access.Roles.SeeOwnWorkOnly(Roles));
    }
}

/// <summary>Of one request: the session or token that it came with.</summary>
public sealed class CurrentSession
{
    /// <summary>Whom it stands for; null when nobody is signed in.</summary>
    public SignedIn? Who { get; set; }

    /// <summary>Finds out anew whom it stands for; null when it has ended.</summary>
    internal Func<CancellationToken, Task<SignedIn?>> Ask { get; set; } = _ => Task.FromResult<SignedIn?>(null);

    /// <summary>For what lasts: whether it still stands for somebody, whose rights the user then has as they are now.</summary>
    public async Task<bool> StillStandsFor(CurrentUser user, CancellationToken ct)
    {
        Who = await Ask(ct);
        Who?.Fill(user);
        return Who is not null;
    }

    /// <summary>Whom it stands for, or a refusal: for what everybody may do with what is his own.</summary>
    public SignedIn Demand() => Who ?? throw new Kernel.Refusal("access.not-signed-in");
}
