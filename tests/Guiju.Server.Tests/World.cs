using Guiju.Server.Access;
using Guiju.Server.Customers;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests;

/// <summary>
/// A small firm: province 1 with two districts, province 2, a contractor; one person per role and some more; a customer in each district.
/// </summary>
public sealed class World
{
    private readonly List<object> _rows = [];
    private int _numbers;

    public Guid OrgId { get; } = Guid.NewGuid();

    /// <summary>Person to token.</summary>
    public Dictionary<string, string> Tokens { get; } = [];

    /// <summary>Person, unit, contractor or customer to id.</summary>
    public Dictionary<string, Guid> Ids { get; } = [];

    /// <summary>Customer to its site.</summary>
    public Dictionary<string, Guid> Sites { get; } = [];

    /// <summary>Makes it, with the shipped packs in force if wanted.</summary>
    internal static async Task<World> Make(GuijuApp app, bool packs)
    {
        var world = new World();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GuijuDb>();
        world.Describe(app.Clock.GetUtcNow());
        db.AddRange(world._rows);
        await db.SaveChangesAsync();
        if (packs)
            await world.PutPacksInForce(scope.ServiceProvider, db, app.Clock.GetUtcNow());
        return world;
    }

    private void Describe(DateTimeOffset now)
    {
        _rows.Add(new Organisation { OrgId = OrgId, Number = 1, Name = "测试公司" });
        var company = AddUnit("company", null, UnitKind.Company);
        var north = AddUnit("north", company, UnitKind.Province);
        var east = AddUnit("east", north, UnitKind.District);
        var west = AddUnit("west", north, UnitKind.District);
        var south = AddUnit("south", company, UnitKind.Province);
        Ids["contractor"] = Guid.NewGuid();
        _rows.Add(new Contractor { OrgId = OrgId, Id = Ids["contractor"], Name = "代维一公司" });
        foreach (var role in Enum.GetValues<Role>())
            AddPerson(JsonName(role), role is Role.Engineer or Role.ContractorManager ? east : north, now, role is Role.ContractorManager ? Ids["contractor"] : null, role);
        AddPerson("engineer2", east, now, null, Role.Engineer);
        AddPerson("contractorEngineer", east, now, Ids["contractor"], Role.Engineer);
        AddPerson("westernEngineer", west, now, null, Role.Engineer);
        AddPerson("southDispatcher", south, now, null, Role.Dispatcher);
        AddCustomer("eastern", east);
        AddCustomer("western", west);
        AddCustomer("southern", south);
    }

    private static string JsonName(Role role) => char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..];

    private Unit AddUnit(string name, Unit? parent, UnitKind kind)
    {
        var unit = new Unit
        {
            OrgId = OrgId, Id = Guid.NewGuid(), ParentId = parent?.Id, Number = ++_numbers, Name = name, Kind = kind, Path = Unit.PathBelow(parent?.Path, _numbers),
        };
        _rows.Add(unit);
        Ids[name] = unit.Id;
        return unit;
    }

    private void AddPerson(string name, Unit unit, DateTimeOffset now, Guid? contractor, Role role)
    {
        var user = new User
        {
            OrgId = OrgId, Id = Guid.NewGuid(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), Name = name, UnitId = unit.Id,
            ContractorId = contractor, SecurityStamp = "stamp", CreatedAt = now,
        };
        user.Roles.Add(new() { OrgId = OrgId, UserId = user.Id, Role = role });
        var (token, secret) = Token.New(user, TokenKind.Personal, "test", now, null);
        _rows.AddRange([user, token]);
        (Ids[name], Tokens[name]) = (user.Id, secret);
    }

    private void AddCustomer(string name, Unit unit)
    {
        var customer = new Customer
        {
            OrgId = OrgId, Id = Guid.NewGuid(), Number = "C" + name, Name = name, Tier = Tier.Aaa, Contract = Contract.Group, UnitId = unit.Id, UnitPath = unit.Path,
        };
        var site = new Site { OrgId = OrgId, Id = Guid.NewGuid(), CustomerId = customer.Id, Name = "总部", Address = "和平路 1 号", Place = Place.Office };
        customer.Sites.Add(site);
        _rows.Add(customer);
        (Ids[name], Sites[name]) = (customer.Id, site.Id);
    }

    private async Task PutPacksInForce(IServiceProvider services, GuijuDb db, DateTimeOffset now)
    {
        var library = services.GetRequiredService<PackLibrary>();
        await library.Import(OrgId, services.GetRequiredService<Guiju.Server.Hosting.Settings>().Norms!, CancellationToken.None);
        await db.PackRevisions.Where(p => p.Pack == "PK-GT-ITO" || p.Pack == "PK-CM-GROUP").ExecuteUpdateAsync(s => s.SetProperty(p => p.EffectiveFrom, now.AddDays(-365)));
        await library.Load(OrgId, CancellationToken.None);
    }
}
