using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Access;

/// <summary>Another firm begins to work for the organisation.</summary>
public sealed class AddContractor(GuijuDb db, CommandContext command, CurrentUser user, WallClock clock)
{
    public sealed record Request([property: Needed, AtMost(200)] string Name);

    public async Task<Named> Run(Request request, CancellationToken ct)
    {
        user.Demand(Permission.AccountsManage);

        var contractor = new Contractor { OrgId = user.OrgId, Id = Guid.CreateVersion7(clock.Now), Name = request.Name.Trim() };
        var added = new Named(contractor.Id, contractor.Name);
        db.Add(contractor);
        command.Keep(db, contractor.Id, added, clock.Now);
        await db.SaveChangesAsync(ct);
        return added;
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapPost("/contractors",
        async Task<Created<Named>> (Request request, AddContractor useCase, CancellationToken ct) =>
            TypedResults.Created((string?)null, await useCase.Run(request, ct)));
}
