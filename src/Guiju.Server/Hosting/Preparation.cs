using Guiju.Server.Access;
using Guiju.Server.Demo;
using Guiju.Server.Kernel;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Hosting;

/// <summary>What must be so before the server serves.</summary>
internal sealed class Preparation(GuijuDb db, Schema schema, PackLibrary packs, DemoWorld demo, DemoTime time, Settings settings)
{
    public async Task Run(CancellationToken ct)
    {
        await schema.BringUpToDate(ct);
        if (!settings.Empty)
            await demo.Run(ct);
        if (await demo.IsHere(ct))
            DemoWorld.RefuseBeyondLoopback(settings.Urls);
        await time.Start(ct);
        foreach (var organisation in await db.Organisations.Select(o => o.OrgId).ToListAsync(ct))
            await Found(organisation, ct);
        await demo.PutPacksInForce(ct);
        await packs.LoadAll(ct);
    }

    /// <summary>Brings the shipped packs to an organisation that does not know them yet.</summary>
    public async Task Found(Guid orgId, CancellationToken ct)
    {
        if (settings.Norms is { } norms)
            await packs.Import(orgId, norms, ct);
    }
}
