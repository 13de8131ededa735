using Guiju.Server.Access;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Customers;

/// <summary>Customers by name, by number or circuit, or by the last digits of a phone number.</summary>
public sealed class FindCustomers(GuijuDb db, CurrentUser user)
{
    private const int MostPerPage = 100;
    private const int FewestDigits = 4;

    public sealed record Line(
        Guid Id, string Number, string Name, Tier Tier, Contract Contract, Guid UnitId, IReadOnlyList<SiteLine> Sites,
        string? Contact, string? Phone, IReadOnlyList<ServiceLine> Services);

    public sealed record SiteLine(Guid Id, string Name, string Address, Place Place);

    public sealed record ServiceLine(Guid Id, Product Product, Scope Scope, Tier Tier, Contract Contract, string? Circuit, Guid? SiteId);

    public sealed record Answer(IReadOnlyList<Line> Items);

    public async Task<Answer> Run(string? q, int? take, CancellationToken ct)
    {
        user.Demand(Permission.CustomersRead);

        var customers = await Matching(q?.Trim() ?? "").OrderBy(c => c.Name).ThenBy(c => c.Id).Take(Math.Clamp(take ?? 20, 1, MostPerPage))
            .Include(c => c.Sites).Include(c => c.Contacts).Include(c => c.Services).AsSplitQuery().ToListAsync(ct);
        return new([.. customers.Select(LineOf)]);
    }

    internal static void Map(IEndpointRouteBuilder customers) => customers.MapGet("/",
        async Task<Ok<Answer>> (string? q, int? take, FindCustomers useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(q, take, ct)));

    private IQueryable<Customer> Matching(string q)
    {
        var customers = db.Customers.AsNoTracking().VisibleTo(user);
        if (q.Length is 0)
            return customers;

        // The last digits are shown to nobody who may not see the number, so they find nothing for him either.
        var digits = Contact.Reversed(q);
        var byPhone = digits.Length >= FewestDigits && digits.Length == q.Length && user.May(Permission.PersonalDataRead);
        return customers.Where(c => c.Name.Contains(q) || c.Number.StartsWith(q) || c.Services.Any(s => s.Circuit == q)
            || (byPhone && c.Contacts.Any(p => p.PhoneReversed.StartsWith(digits))));
    }

    private Line LineOf(Customer c)
    {
        var contact = c.Contacts.OrderBy(p => p.Id).FirstOrDefault();
        return new(
            c.Id, c.Number, c.Name, c.Tier, c.Contract, c.UnitId, [.. c.Sites.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => new SiteLine(s.Id, s.Name, s.Address, s.Place))],
            Masking.Name(contact?.Name, user), Masking.Phone(contact?.Phone, user),
            [.. c.Services.OrderBy(s => s.Id).Select(s => new ServiceLine(s.Id, s.Product, s.Scope, s.Tier, s.Contract, s.Circuit, s.SiteId))]);
    }
}
