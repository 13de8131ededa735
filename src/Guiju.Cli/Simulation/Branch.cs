using System.Collections.Frozen;
using Guiju.Server.Access;
using Guiju.Server.Customers;
using Guiju.Server.Demo;
using Guiju.Server.Visits;

namespace Guiju.Cli.Simulation;

/// <summary>A branch of the demo world: who answers calls, who dispatches, who helps, who drives, and whom it serves.</summary>
internal sealed record Branch(
    Guid Unit, IReadOnlyList<string> Agents, IReadOnlyList<string> Dispatchers, IReadOnlyList<string> Supervisors,
    FrozenDictionary<Guid, Branch.Engineer> Engineers, IReadOnlyList<FindCustomers.Line> Customers)
{
    private const int MostCustomers = 100;

    /// <summary>An engineer, with the name he signs in by.</summary>
    public sealed record Engineer(Guid Id, string UserName, Guid Unit);

    /// <summary>The branches with people for every part, largest first.</summary>
    public static async Task<IReadOnlyList<Branch>> AllAsync(Door door, CancellationToken ct)
    {
        var administrator = DemoWorld.Accounts().First(a => a.Role is Role.Administrator).UserName;
        var all = (await door.GetAsync<ListUsers.Answer>(administrator, "/api/users", ct)).Items.ToDictionary(u => u.Id);
        var users = all.Values.Where(u => u.DisabledAt is null && u.ContractorId is null).ToList();
        var branches = new List<Branch>();
        foreach (var unit in users.Where(u => u.Roles.Contains(Role.Dispatcher)).GroupBy(u => u.UnitId))
        {
            IReadOnlyList<string> With(Role role) => [.. users.Where(u => u.UnitId == unit.Key && u.Roles.Contains(role)).Select(u => u.UserName)];
            if (With(Role.Agent) is not { Count: > 0 } agents || With(Role.Supervisor) is not { Count: > 0 } supervisors)
                continue;

            var engineers = await door.GetAsync<ListEngineers.Answer>(With(Role.Dispatcher)[0], "/api/engineers", ct);
            var customers = await door.GetAsync<FindCustomers.Answer>(agents[0], $"/api/customers?take={MostCustomers}", ct);
            branches.Add(new(unit.Key, agents, With(Role.Dispatcher), supervisors,
                engineers.Items.Where(e => all.ContainsKey(e.Id)).ToFrozenDictionary(e => e.Id, e => new Engineer(e.Id, all[e.Id].UserName, e.Unit)),
                [.. customers.Items.Where(c => c.Sites.Count > 0 && c.Services.Count > 0).OrderBy(c => c.Number, StringComparer.Ordinal)]));
        }

        return [.. branches.OrderByDescending(b => b.Customers.Count)];
    }

    /// <summary>The name that somebody of this branch signs in by for a step of an order.</summary>
    public string? Who(Step step, Story story, Chance chance) => step.By switch
    {
        Party.Dispatcher => chance.Pick("dispatcher", Dispatchers),
        Party.Supervisor => chance.Pick("supervisor", Supervisors),
        _ => Engineers.GetValueOrDefault(story.Current!.EngineerId)?.UserName,
    };
}
