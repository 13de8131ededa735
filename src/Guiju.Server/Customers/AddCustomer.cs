using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Customers;

/// <summary>A caller whom nobody knows yet is entered with one place and one person to call.</summary>
public sealed class AddCustomer(GuijuDb db, Staff staff, Numbers numbers, CommandContext command, CurrentUser user, TimeProvider clock)
{
    public sealed record Request(
        [property: Needed, AtMost(200)] string Name, [property: AtMost(40)] string? Number, Tier Tier, Contract Contract, Guid UnitId,
        [property: Needed, AtMost(200)] string Site, [property: Needed, AtMost(300)] string Address, Place Place,
        [property: Needed, AtMost(100)] string Contact, [property: Needed, AtMost(40)] string Phone);

    public sealed record Added(Guid Id, string Number, Guid SiteId);

    public async Task<Added> Run(Request request, CancellationToken ct)
    {
        user.Demand(Permission.OrdersIntake);

        var unit = await staff.UnitOf(request.UnitId, ct);
        var number = request.Number?.Trim() is { Length: > 0 } given ? given : await numbers.Next(user.OrgId, "KH", ct);
        if (await db.Customers.AnyAsync(c => c.OrgId == user.OrgId && c.Number == number, ct))
            throw new Refusal("customer.duplicate-number", number);

        var now = clock.GetUtcNow().Whole();
        var customer = CustomerOf(request, unit, number, now);
        var added = new Added(customer.Id, number, customer.Sites[0].Id);
        db.Add(customer);
        command.Keep(db, customer.Id, added, now);
        await db.SaveChangesAsync(ct);
        return added;
    }

    internal static void Map(IEndpointRouteBuilder customers) => customers.MapPost("/",
        async Task<Created<Added>> (Request request, AddCustomer useCase, CancellationToken ct) =>
            TypedResults.Created((string?)null, await useCase.Run(request, ct)));

    private static Customer CustomerOf(Request request, Unit unit, string number, DateTimeOffset now)
    {
        var customer = new Customer
        {
            OrgId = unit.OrgId, Id = Guid.CreateVersion7(now), Number = number, Name = request.Name.Trim(), Tier = request.Tier,
            Contract = request.Contract, UnitId = unit.Id, UnitPath = unit.Path,
        };
        var site = new Site
        {
            OrgId = unit.OrgId, Id = Guid.CreateVersion7(now), CustomerId = customer.Id, Name = request.Site.Trim(), Address = request.Address.Trim(), Place = request.Place,
        };
        customer.Sites.Add(site);
        customer.Contacts.Add(new()
        {
            OrgId = unit.OrgId, Id = Guid.CreateVersion7(now), CustomerId = customer.Id, SiteId = site.Id, Name = request.Contact.Trim(), Phone = request.Phone.Trim(),
        });
        return customer;
    }
}
