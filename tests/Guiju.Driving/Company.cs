using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Guiju.Driving;

/// <summary>A small firm, set up through the API as its first administrator would: people with tokens, one customer, the packs in force.</summary>
public sealed class Company
{
    private const string Password = "correct horse battery staple";

    private Company(Uri address) => Address = address;

    /// <summary>Where its server listens.</summary>
    public Uri Address { get; }

    /// <summary>Role to the personal token of somebody who has it.</summary>
    public Dictionary<string, string> Tokens { get; } = [];

    /// <summary>The engineer's id.</summary>
    public Guid Engineer { get; private set; }

    /// <summary>Another engineer's id; his role is called colleague here.</summary>
    public Guid Colleague { get; private set; }

    /// <summary>The unit that everybody belongs to.</summary>
    public Guid Unit { get; private set; }

    /// <summary>The customer's id.</summary>
    public Guid Customer { get; private set; }

    /// <summary>The customer's place.</summary>
    public Guid Site { get; private set; }

    /// <summary>The intake of a fault.</summary>
    public JsonObject Intake => new()
    {
        ["kind"] = "fault", ["summary"] = "专线中断,两栋楼都无法上网", ["product"] = "internet", ["scope"] = "within-province", ["tier"] = "AAA",
        ["contract"] = "group", ["place"] = "office", ["equipment"] = "computer", ["customerId"] = Customer, ["siteId"] = Site,
        ["contact"] = "王小明", ["phone"] = "13812345678", ["channel"] = "phone",
    };

    /// <summary>The steps of a visit that a norm never refuses at once, in their order.</summary>
    public static IReadOnlyList<(string Path, JsonObject Body)> Steps(DateTimeOffset now) =>
    [
        ("acceptance", []),
        ("call", new()
        {
            ["reached"] = true, ["introduced"] = true, ["faultCheck"] = "confirmed", ["addressConfirmed"] = true, ["contactConfirmed"] = true,
            ["phoneConfirmed"] = true, ["appointment"] = new JsonObject { ["startsAt"] = now.AddMinutes(40).ToString("O") },
        }),
        ("preparation", new() { ["tools"] = new JsonArray("badge", "order") }),
        ("departure", new() { ["reconfirmed"] = true }),
        ("arrival", new() { ["latitude"] = 31.2, ["longitude"] = 121.4, ["accuracy"] = 10 }),
        ("knock", []),
        ("admission", new()
        {
            ["introduced"] = true, ["badgeShown"] = true, ["cardHanded"] = true, ["purposeTold"] = true, ["shoeCovers"] = true, ["permitted"] = true,
        }),
        ("backup-question", new() { ["answer"] = "backed-up", ["consent"] = false }),
        ("work", new() { ["movedItems"] = new JsonArray("键盘") }),
    ];

    /// <summary>Sets a firm up on an empty server.</summary>
    public static async Task<Company> FoundAsync(Uri address, CancellationToken ct = default)
    {
        var company = new Company(address);
        using var administrator = company.Browser();
        await PostAsync(administrator, "/api/setup", new { organisation = "测试公司", userName = "administrator", name = "管理员", password = Password }, ct);
        company.Unit = (await administrator.GetFromJsonAsync<JsonNode>("/api/session", ct))!["unit"]!["id"]!.GetValue<Guid>();
        company.Tokens["administrator"] = await company.TokenOfAsync("administrator", ct);
        foreach (var role in new[] { "agent", "dispatcher", "supervisor", "custodian" })
            await company.AddPersonAsync(role, role, ct);
        company.Engineer = await company.AddPersonAsync("engineer", "engineer", ct);
        company.Colleague = await company.AddPersonAsync("colleague", "engineer", ct);
        await company.AddCustomerAsync(ct);
        await company.PutPacksInForceAsync(ct);
        return company;
    }

    /// <summary>A client that acts for somebody of this role.</summary>
    public HttpClient As(string role)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Tokens[role]);
        return client;
    }

    /// <summary>Posts as somebody of this role what must be accepted.</summary>
    public async Task<JsonNode> PostAsync(string role, string path, JsonObject body, CancellationToken ct = default)
    {
        using var client = As(role);
        return await PostAsync(client, path, body, ct);
    }

    private async Task<Guid> AddPersonAsync(string name, string role, CancellationToken ct)
    {
        var person = new JsonObject { ["userName"] = name, ["name"] = name, ["password"] = Password, ["roles"] = new JsonArray(role), ["unitId"] = Unit };
        var added = await PostAsync("administrator", "/api/users", person, ct);
        Tokens[name] = await TokenOfAsync(name, ct);
        return added["id"]!.GetValue<Guid>();
    }

    private async Task AddCustomerAsync(CancellationToken ct)
    {
        using var agent = As("agent");
        var added = await PostAsync(agent, "/api/customers", new
        {
            name = "东方贸易", tier = "AAA", contract = "group", unitId = Unit, site = "总部", address = "和平路 1 号", place = "office", contact = "王小明", phone = "13812345678",
        }, ct);
        (Customer, Site) = (added["id"]!.GetValue<Guid>(), added["siteId"]!.GetValue<Guid>());
    }

    private async Task PutPacksInForceAsync(CancellationToken ct)
    {
        using var custodian = As("custodian");
        var packs = (await custodian.GetFromJsonAsync<JsonNode>("/api/packs", ct))!["items"]!.AsArray();
        foreach (var pack in packs.Where(p => (string?)p!["id"] is "PK-GT-ITO" or "PK-CM-GROUP"))
        {
            var answer = await custodian.PutAsJsonAsync($"/api/packs/{pack!["id"]}/{pack["revision"]}/force", new { from = DateTimeOffset.UnixEpoch.AddYears(50) }, ct);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>A browser in which this person has signed in.</summary>
    public async Task<HttpClient> BrowserAsync(string user, CancellationToken ct = default)
    {
        var browser = Browser();
        await PostAsync(browser, "/api/session", new { userName = user, password = Password }, ct);
        return browser;
    }

    private async Task<string> TokenOfAsync(string user, CancellationToken ct)
    {
        using var browser = await BrowserAsync(user, ct);
        return (await PostAsync(browser, "/api/tokens", new { name = "test" }, ct))["secret"]!.GetValue<string>();
    }

    private HttpClient Browser()
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("X-Guiju", "1");
        return client;
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, object body, CancellationToken ct)
    {
        var answer = await client.PostAsJsonAsync(path, body, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }
}
