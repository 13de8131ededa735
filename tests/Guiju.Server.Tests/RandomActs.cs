using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guiju.Server.Tests;

/// <summary>A day on which anybody does anything, sensible or not; what is refused is refused. The same seed gives the same day.</summary>
public sealed class RandomActs(GuijuApp app, int seed)
{
    private static readonly string[] Engineers = ["engineer", "engineer2", "contractorEngineer"];
    private readonly Random _chance = new(seed);
    private readonly List<Guid> _orders = [];
    private readonly List<(Guid Id, string Engineer)> _visits = [];
    private readonly Dictionary<Guid, int> _next = [];

    /// <summary>Acts that were accepted.</summary>
    public int Accepted { get; private set; }

    public async Task Run(int acts)
    {
        for (var i = 0; i < acts; i++)
        {
            await Act();
            await app.Pass(TimeSpan.FromSeconds(_chance.Next(1, _chance.Next(10) is 0 ? 20_000 : 400)));
        }
    }

    private Task Act() => _chance.Next(10) switch
    {
        _ when _orders.Count is 0 => Open(),
        0 when _orders.Count < 6 => Open(),
        1 or 2 => Dispatch(),
        3 => OnOrder(),
        _ => OnVisit(),
    };

    private async Task Open()
    {
        var intake = app.Intake(Pick("eastern", "western"));
        intake["tier"] = Pick("AAA", "AA", "A", "normal");
        intake["product"] = Pick("internet", "voice", "data", "desktop");
        intake["kind"] = Pick("fault", "fault", "install");
        if (await Post("agent", "/api/orders", intake) is { } receipt)
            _orders.Add(receipt["id"]!.GetValue<Guid>());
    }

    private async Task Dispatch()
    {
        var engineer = Pick(Engineers);
        var body = new JsonObject { ["engineerId"] = app.World.Ids[engineer].ToString() };
        if (await Post("dispatcher", $"/api/orders/{Pick([.. _orders])}/visits", body) is { } receipt)
            _visits.Add((receipt["id"]!.GetValue<Guid>(), engineer));
    }

    private Task OnOrder() => Post("dispatcher", $"/api/orders/{Pick([.. _orders])}/{Pick("pause", "resumption", "regrading", "cancellation", "record", "archive")}", new()
    {
        ["reason"] = Pick("customer-request", "duplicate", "升级"), ["note"] = "随机", ["tier"] = Pick("AAA", "normal"), ["scope"] = "cross-province",
        ["process"] = "处理", ["analysis"] = "分析", ["leftoversNone"] = true, ["source"] = "online",
    });

    private async Task OnVisit()
    {
        if (_visits.Count is 0)
            return;

        var (id, engineer) = Pick([.. _visits]);
        if (_chance.Next(5) is 0)
        {
            var odd = Pick("decline", "contact", "card", "no-show", "escalation", "unsolved", "rescheduling", "takeover");
            await Post(odd is "takeover" ? "supervisor" : engineer, $"/api/visits/{id}/{odd}", Odd());
            return;
        }

        // Mostly what comes next, sometimes what does not.
        var steps = Scenarios.Steps(app.Clock.GetUtcNow());
        var next = _next.GetValueOrDefault(id);
        var at = _chance.Next(4) is 0 ? _chance.Next(steps.Count) : Math.Min(next, steps.Count - 1);
        if (await Post(engineer, $"/api/visits/{id}/{steps[at].Path}", JsonSerializer.SerializeToNode(steps[at].Body)!.AsObject()) is not null && at == next)
            _next[id] = next + 1;
    }

    private JsonObject Odd() => new()
    {
        ["reason"] = Pick("other", "needs-part", "weather"), ["reached"] = true, ["means"] = "mobile", ["surname"] = "王", ["visitor"] = "李工", ["phone"] = "139",
        ["arrivalAt"] = app.Clock.GetUtcNow().ToString("O"), ["delivery"] = "printed", ["tried"] = "换线", ["by"] = "app", ["process"] = "检测", ["leftovers"] = "待配件",
        ["nextStep"] = "next-visit", ["customerTold"] = true, ["side"] = "customer", ["startsAt"] = app.Clock.GetUtcNow().AddHours(2).ToString("O"), ["help"] = "remote",
    };

    /// <summary>Soft gates are passed with a reason, so that random days get far.</summary>
    private async Task<JsonNode?> Post(string person, string path, JsonObject body)
    {
        var response = await app.Post(person, path, body);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        if ((int)response.StatusCode >= 500)
            throw new InvalidOperationException($"{path}: {answer}");
        if (answer?["violations"] is JsonArray violations && violations.All(v => !v!["hard"]!.GetValue<bool>()))
        {
            body["deviations"] = new JsonArray([.. violations.Select(v => new JsonObject { ["norm"] = v!["norm"]!.GetValue<string>(), ["reason"] = "情况特殊" })]);
            response = await app.Post(person, path, body);
            answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        }

        Accepted += response.IsSuccessStatusCode ? 1 : 0;
        return response.IsSuccessStatusCode ? answer : null;
    }

    private T Pick<T>(params T[] from) => from[_chance.Next(from.Length)];
}
