using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>Names the organisation and its first administrator; possible only once, while there is no account at all.</summary>
[OpenToAll("there is nobody yet who could sign in")]
public sealed class SetUp(GuijuDb db, Accounts accounts, SignIn signIn, WallClock clock, IEnumerable<Founding> foundings)
{
    public sealed record Request(
        [property: Needed, AtMost(200)] string Organisation, [property: Needed, AtMost(100)] string UserName,
        [property: Needed, AtMost(100)] string Name, [property: Needed, AtMost(128)] string Password);

    public async Task<SignIn.Opened> Run(Request request, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct))
            throw new Refusal("account.already-set-up");

        var now = clock.Now;
        var organisation = new Organisation { OrgId = Guid.CreateVersion7(now), Number = 1, Name = request.Organisation.Trim() };
        var unit = new Unit { OrgId = organisation.OrgId, Id = Guid.CreateVersion7(now), Number = 1, Name = organisation.Name, Kind = UnitKind.Company, Path = Unit.PathBelow(null, 1) };
        var user = new User { OrgId = organisation.OrgId, Id = Guid.CreateVersion7(now), UserName = request.UserName.Trim(), Name = request.Name.Trim(), UnitId = unit.Id, CreatedAt = now };
        user.Roles.Add(new() { OrgId = user.OrgId, UserId = user.Id, Role = Role.Administrator });

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.AddRange(organisation, unit);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The first organisation has a number that is given once: somebody else was faster.
            throw new Refusal("account.already-set-up");
        }

        (await accounts.CreateAsync(user, request.Password)).Must();
        await transaction.CommitAsync(ct);
        foreach (var founding in foundings)
            await founding(organisation.OrgId, ct);
        return await signIn.Run(new(request.UserName, request.Password), ct);
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapPost("/setup",
        async Task<Ok<Me>> (Request request, SetUp useCase, HttpContext http, CancellationToken ct) =>
        {
            var opened = await useCase.Run(request, ct);
            SessionCookie.Set(http, opened.Secret, opened.ExpiresAt);
            return TypedResults.Ok(opened.Me);
        }).AllowAnonymous();
}
