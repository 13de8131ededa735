using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Hosting;

/// <summary>What must be so before the server serves.</summary>
internal sealed class Preparation(GuijuDb db, PackLibrary packs, Settings settings)
{
    public async Task Run(CancellationToken ct)
    {
        await db.Database.EnsureCreatedAsync(ct);
        if (settings.Norms is { } norms)
        {
            foreach (var organisation in await db.Organisations.Select(o => o.OrgId).ToListAsync(ct))
                await packs.Import(organisation, norms, ct);
        }

        await packs.LoadAll(ct);
    }
}
