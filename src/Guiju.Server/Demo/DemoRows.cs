using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guiju.Server.Access;
using Guiju.Server.Customers;

namespace Guiju.Server.Demo;

/// <summary>Makes the rows of the demo world: the same ones for the same script, names and numbers drawn from a seed.</summary>
internal sealed class DemoRows(DemoScript script, string passwordHash, DateTimeOffset now)
{
    private const int Seed = 20110501;

    private readonly Random _chance = new(Seed);
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);
    private readonly Guid _org = IdOf("organisation");

    /// <summary>An id that is the same in every demo world.</summary>
    public static Guid IdOf(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"guiju demo {Seed} {key}")).AsSpan(0, 16));

    public IEnumerable<object> All()
    {
        yield return new Organisation { OrgId = _org, Number = 1, Name = script.Organisation, IsDemo = true };
        foreach (var unit in script.Units.Select(UnitOf))
            yield return unit;
        foreach (var contractor in script.Contractors)
            yield return new Contractor { OrgId = _org, Id = IdOf("contractor " + contractor.Key), Name = contractor.Name };
        foreach (var person in script.People)
            yield return UserOf(person);
        foreach (var (index, customer) in script.Customers.Index())
            yield return CustomerOf(index + 1, customer);
    }

    private Unit UnitOf(DemoScript.UnitLine line)
    {
        var parent = line.Parent is null ? null : _units[line.Parent];
        var number = _units.Count + 1;
        return _units[line.Key] = new()
        {
            OrgId = _org, Id = IdOf("unit " + line.Key), ParentId = parent?.Id, Number = number, Name = line.Name, Kind = line.Kind,
            Path = Unit.PathBelow(parent?.Path, number),
        };
    }

    private User UserOf(DemoScript.PersonLine line)
    {
        var user = new User
        {
            OrgId = _org, Id = IdOf("user " + line.UserName), UserName = line.UserName, NormalizedUserName = line.UserName.ToUpperInvariant(),
            Name = line.Name, UnitId = _units[line.Unit].Id, ContractorId = line.Contractor is { } firm ? IdOf("contractor " + firm) : null,
            PasswordHash = passwordHash, SecurityStamp = IdOf("stamp " + line.UserName).ToString("N"), CreatedAt = now,
        };
        user.Roles.Add(new() { OrgId = _org, UserId = user.Id, Role = line.Role });
        return user;
    }

    private Customer CustomerOf(int number, DemoScript.CustomerLine line)
    {
        var unit = _units[line.Unit];
        var customer = new Customer
        {
            OrgId = _org, Id = IdOf("customer " + line.Name), Number = string.Create(CultureInfo.InvariantCulture, $"KH{number:D4}"), Name = line.Name,
            Tier = line.Tier, Contract = line.Contract, UnitId = unit.Id, UnitPath = unit.Path,
        };
        foreach (var site in line.Sites)
        {
            var id = IdOf($"site {line.Name} {site.Name}");
            customer.Sites.Add(new() { OrgId = _org, Id = id, CustomerId = customer.Id, Name = site.Name, Address = site.Address, Place = site.Place });
            customer.Contacts.Add(ContactAt(customer, id, line.Contract is Contract.Home ? line.Name : Pick(script.Surnames) + Pick(script.GivenNames)));
        }

        customer.Services.AddRange(line.Services.Select((service, i) => ServiceOf(customer, number, i, service)));
        return customer;
    }

    private Contact ContactAt(Customer customer, Guid site, string name) => new()
    {
        OrgId = _org, Id = IdOf($"contact {customer.Name} {site}"), CustomerId = customer.Id, SiteId = site, Name = name,
        Phone = string.Create(CultureInfo.InvariantCulture, $"139{_chance.Next(100_000_000):D8}"),
    };

    private Service ServiceOf(Customer customer, int number, int index, DemoScript.ServiceLine line) => new()
    {
        OrgId = _org, Id = IdOf($"service {customer.Name} {index}"), CustomerId = customer.Id,
        SiteId = customer.Sites[index % customer.Sites.Count].Id, Product = line.Product, Scope = line.Scope, Tier = customer.Tier, Contract = customer.Contract,
        Circuit = string.Create(CultureInfo.InvariantCulture, $"{line.Product.ToString().ToUpperInvariant()}-{number:D4}-{index + 1}"),
    };

    private string Pick(IReadOnlyList<string> from) => from[_chance.Next(from.Count)];
}
