using System.Text.Json;
using Guiju.Server.Access;
using Guiju.Server.Customers;
using Guiju.Server.Kernel;

namespace Guiju.Server.Demo;

/// <summary>The invented firm of the demo world, as <c>world.json</c> describes it.</summary>
internal sealed record DemoScript(
    string Organisation, IReadOnlyList<DemoScript.UnitLine> Units, IReadOnlyList<DemoScript.ContractorLine> Contractors,
    IReadOnlyList<DemoScript.PersonLine> People, IReadOnlyList<DemoScript.CustomerLine> Customers,
    IReadOnlyList<string> Surnames, IReadOnlyList<string> GivenNames)
{
    public sealed record UnitLine(string Key, string? Parent, string Name, UnitKind Kind);

    public sealed record ContractorLine(string Key, string Name);

    public sealed record PersonLine(string UserName, string Name, string Unit, Role Role, string? Contractor = null);

    public sealed record CustomerLine(string Name, string Unit, Tier Tier, Contract Contract, IReadOnlyList<SiteLine> Sites, IReadOnlyList<ServiceLine> Services);

    public sealed record SiteLine(string Name, string Address, Place Place);

    public sealed record ServiceLine(Product Product, Scope Scope);

    public static DemoScript Read()
    {
        using var stream = typeof(DemoScript).Assembly.GetManifestResourceStream("Guiju.Server.Demo.world.json")!;
        return JsonSerializer.Deserialize<DemoScript>(stream, Json.Options)!;
    }
}
