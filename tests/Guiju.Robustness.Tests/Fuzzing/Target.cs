using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Guiju.Driving;

namespace Guiju.Robustness.Tests.Fuzzing;

/// <summary>A server with a firm that has something to lose: orders and visits in every state, of several people.</summary>
internal sealed class Target(ServerProcess server, Company company, Random chance) : IAsyncDisposable
{
    /// <summary>What only people can add to; the system itself may be at work at any time.</summary>
    private const string Rows = """
        SELECT (SELECT count(*) FROM events WHERE actor_id IS NOT NULL) AS events, (SELECT count(*) FROM acts) AS acts, (SELECT count(*) FROM users) AS users,
            (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM sites) AS sites, (SELECT count(*) FROM units) AS units,
            (SELECT count(*) FROM contractors) AS contractors, (SELECT count(*) FROM tokens) AS tokens, (SELECT count(*) FROM files) AS files
        """;

    private readonly Books _books = Books.Of(server);
    private readonly List<Guid> _orders = [];
    private readonly List<Guid> _visits = [];
    private Guid _victim;

    /// <summary>A client without a name of its own.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        BaseAddress = company.Address, Timeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>Ids that exist, mostly of something else than is asked for; nobody's who is needed still, for accounts are closed here too.</summary>
    public List<Guid> Ids { get; } = [company.Customer, company.Site, company.Unit];

    /// <summary>What belongs in members of these names.</summary>
    public Dictionary<string, Guid> Known { get; } = new(StringComparer.Ordinal)
    {
        ["customerId"] = company.Customer, ["siteId"] = company.Site, ["engineerId"] = company.Engineer, ["unitId"] = company.Unit, ["parentId"] = company.Unit,
    };

    /// <summary>Somebody whose account may be spoilt.</summary>
    public async Task AddVictimAsync()
    {
        _victim = IdIn(await company.PostAsync("administrator", "/api/users", new JsonObject
        {
            ["userName"] = "victim", ["name"] = "victim", ["password"] = "correct horse battery staple", ["roles"] = new JsonArray("inspector"), ["unitId"] = company.Unit,
        }));
        Ids.Add(_victim);
    }

    /// <summary>A fresh order, with a visit that has gone some way, for the engineer or his colleague.</summary>
    public async Task AddOrderAsync()
    {
        var order = IdIn(await company.PostAsync("agent", "/api/orders", company.Intake));
        _orders.Add(order);
        var (role, engineer) = chance.Next(6) is 0 ? ("colleague", company.Colleague) : ("engineer", company.Engineer);
        var visit = IdIn(await company.PostAsync("dispatcher", $"/api/orders/{order}/visits", new JsonObject { ["engineerId"] = engineer }));
        _visits.Add(visit);
        Ids.AddRange([order, visit]);
        foreach (var (path, body) in Company.Steps(TimeProvider.System.GetUtcNow()).Take(chance.Next(10)))
            await company.PostAsync(role, $"/api/visits/{visit}/{path}", body);
    }

    /// <summary>The door's address with things that exist.</summary>
    public string Fill(string path) => path
        .Replace("{revision}", "1", StringComparison.Ordinal).Replace("{sha256}", new string('a', 64), StringComparison.Ordinal)
        .Replace("{id}", path.Split('/')[2] switch
        {
            "orders" => Recent(_orders).ToString(),
            "visits" => Recent(_visits).ToString(),
            "packs" => "PK-GT-ITO",
            "users" => _victim.ToString(),
            _ => Guid.NewGuid().ToString(),
        }, StringComparison.Ordinal);

    /// <summary>How much there is of what a request could add.</summary>
    public async Task<string> CountAsync() => string.Join(' ', (await _books.RowsAsync(Rows))[0].Select(c => $"{c.Key} {c.Value}"));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _books.DisposeAsync();
    }

    private Guid Recent(List<Guid> ids) => ids[^chance.Next(1, Math.Min(12, ids.Count) + 1)];

    private static Guid IdIn(JsonNode answer) => answer["id"]!.GetValue<Guid>();
}
