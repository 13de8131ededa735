namespace Guiju.Server.Access;

/// <summary>Something with a name, for screens.</summary>
public sealed record Named(Guid Id, string Name);

/// <summary>What the screens know about whoever is signed in.</summary>
public sealed record Me(
    Guid Id, string UserName, string Name, IReadOnlyList<Role> Roles, Named Unit, Named? Contractor, IReadOnlyList<Permission> Permissions, bool Demo)
{
    internal static Me Of(SignedIn who) => new(
        who.UserId, who.UserName, who.Name, who.Roles, new(who.UnitId, who.UnitName),
        who.ContractorId is { } contractor ? new(contractor, who.ContractorName ?? "") : null,
        [.. who.Permissions.Order()], who.IsDemo);
}
