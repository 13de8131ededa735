using Guiju.Server.Access;
using Guiju.Server.Desk;
using Guiju.Server.DryRuns;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Guiju.Server.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Tests.Access;

/// <summary>How somebody stands to the thing that is asked for.</summary>
public enum Standing
{
    /// <summary>It is his: his unit's, his firm's, or for an engineer his own visit.</summary>
    Own,

    /// <summary>Another engineer of the same unit.</summary>
    Colleague,

    /// <summary>Of another province.</summary>
    OtherUnit,

    /// <summary>Of another contractor, though of the same unit.</summary>
    OtherContractor,

    /// <summary>His token has expired.</summary>
    Expired,

    /// <summary>His account is closed.</summary>
    Disabled,

    /// <summary>Not known at all.</summary>
    Nobody,
}

/// <summary>Somebody at a door: who he is, and the things he asks for there.</summary>
public sealed record MatrixPerson(Role? Role, Standing Standing, string? Secret, MatrixThings Things)
{
    /// <summary>Whether the things exist for him.</summary>
    public bool Sees => Standing is Standing.Own;

    /// <summary>What the table of roles promises him.</summary>
    public IEnumerable<Permission> Permissions => Role!.Value.Permissions.Where(p => !IsOfContractor || Roles.ContractorsMay.Contains(p));

    private bool IsOfContractor => Standing is Standing.OtherContractor || Role is Guiju.Server.Access.Role.ContractorManager && Standing is Standing.Own;
}

/// <summary>An order with its visit, and the other things that addresses name.</summary>
public sealed record MatrixThings(Guid Order, string OrderNumber, Guid Visit, Guid Notice, Guid Victim, Guid Engineer, Guid Import, Guid ImportedCase, Guid DryRun);

/// <summary>Puts people of every role in every standing before the same things.</summary>
public sealed class MatrixPeople(GuijuApp app, GuijuDb db)
{
    private readonly List<MatrixPerson> _people = [];
    private Guid _otherContractor;

    public async Task<IReadOnlyList<MatrixPerson>> Make()
    {
        var own = await Things("engineer", null);
        var contracted = await Things("contractorEngineer", app.World.Ids["contractor"]);
        _otherContractor = Guid.NewGuid();
        db.Add(new Contractor { OrgId = app.World.OrgId, Id = _otherContractor, Name = "代维二公司" });

        foreach (var role in Enum.GetValues<Role>())
        {
            var name = char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..];
            var things = role is Role.ContractorManager ? contracted : own;
            _people.Add(new(role, Standing.Own, app.World.Tokens[name], things));
            Add(role, Standing.OtherUnit, "south", null, own);
            Add(role, Standing.OtherContractor, "east", _otherContractor, contracted);
            Add(role, Standing.Expired, "north", null, own);
            Add(role, Standing.Disabled, "north", null, own);
        }

        _people.Add(new(Role.Engineer, Standing.Colleague, app.World.Tokens["engineer2"], own));
        _people.Add(new(null, Standing.Nobody, null, own));
        await db.SaveChangesAsync();
        return _people;
    }

    private async Task<MatrixThings> Things(string engineer, Guid? contractor)
    {
        var (order, visit) = await app.DispatchedOrder(engineer);
        var number = await db.Set<Guiju.Server.Orders.OrderRow>().Where(o => o.Id == order).Select(o => o.Number).SingleAsync();
        var unit = await db.Units.SingleAsync(u => u.Id == app.World.Ids["east"]);
        var notice = new NoticeRow
        {
            OrgId = app.World.OrgId, Id = Guid.NewGuid(), Position = 1, Kind = "clock.due", OrderId = order, OrderNumber = number, UnitPath = unit.Path,
            Data = "{}", At = app.Clock.GetUtcNow(),
        };
        db.Add(notice);
        var (import, imported) = await ImportedLogs.Small(app, "east", contractor is null ? "own" : "contracted");
        return new(order, number, visit, notice.Id, Person(Role.Inspector, "east", contractor).Id, app.World.Ids[engineer], import, imported, DryRun());
    }

    private Guid DryRun()
    {
        var run = new DryRunRow
        {
            OrgId = app.World.OrgId, Id = Guid.NewGuid(), Pack = "PK-GT-ITO", Revision = "0.1.2", Hash = "", Files = PackText(), UnitPath = "/1/2/3/", StartedBy = "custodian",
            Tally = "{}", State = DryRunState.Cancelled,
        };
        db.Add(run);
        return run.Id;
    }

    private string PackText() => db.PackRevisions.Where(p => p.Pack == "PK-GT-ITO").Select(p => p.Files).First();

    private void Add(Role role, Standing standing, string unit, Guid? contractor, MatrixThings things)
    {
        var user = Person(role, unit, contractor);
        user.DisabledAt = standing is Standing.Disabled ? app.Clock.GetUtcNow() : null;
        DateTimeOffset? expiresAt = standing is Standing.Expired ? app.Clock.GetUtcNow().AddSeconds(-1) : null;
        var (token, secret) = Token.New(user, TokenKind.Personal, "", app.Clock.GetUtcNow(), expiresAt);
        db.Add(token);
        _people.Add(new(role, standing, secret, things));
    }

    private User Person(Role role, string unit, Guid? contractor)
    {
        var id = Guid.NewGuid();
        var user = new User
        {
            OrgId = app.World.OrgId, Id = id, UserName = id.ToString(), NormalizedUserName = id.ToString().ToUpperInvariant(), Name = "某人",
            UnitId = app.World.Ids[unit], ContractorId = contractor, SecurityStamp = "stamp", CreatedAt = app.Clock.GetUtcNow(),
        };
        user.Roles.Add(new() { OrgId = user.OrgId, UserId = id, Role = role });
        db.Add(user);
        return user;
    }
}
