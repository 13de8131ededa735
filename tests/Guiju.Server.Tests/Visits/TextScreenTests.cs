using System.Text.Json.Nodes;

namespace Guiju.Server.Tests.Visits;

/// <summary>Texts that the customer reads: what they may not say, and what they promise.</summary>
public sealed class TextScreenTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_a_text_promises_is_on_the_orders_timeline_with_its_due_time(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "work");

        await app.Do("engineer", $"/api/visits/{visit}/solution", Solution("更换网卡。保证兩小時內回訪。一定 ３ 天之内送来发票。"));

        var timeline = (await app.Get("dispatcher", $"/api/orders/{order}"))["timeline"]!.AsArray();
        var said = timeline.Single(e => e!["name"]!.GetValue<string>() == "fault.solved")!["occurredAt"]!.GetValue<DateTimeOffset>();
        var promises = timeline.Where(e => e!["name"]!.GetValue<string>() == "promise.made").Select(e => e!["data"]!).ToList();
        Assert.Equal(["保证兩小時內回訪", "一定 ３ 天之内送来发票"], promises.Select(p => p["sentence"]!.GetValue<string>()));
        Assert.Equal([said.AddHours(2), said.AddDays(3)], promises.Select(p => p["dueAt"]!.GetValue<DateTimeOffset>()));
        Assert.All(promises, p => Assert.Equal(("fault.solved", "solution", "MS-PH-LISTS-GT"), (p["act"]!.GetValue<string>(), p["field"]!.GetValue<string>(), p["norm"]!.GetValue<string>())));
    }

    [Fact]
    public async Task A_phrase_in_traditional_characters_needs_a_reason_as_well()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "work");

        var refused = await app.Post("engineer", $"/api/visits/{visit}/solution", Solution("原因 我 不 知 道，你 有 沒 有 搞 錯"));

        Assert.Equal(409, (int)refused.StatusCode);
        var violation = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["violations"]!.AsArray().Single()!;
        Assert.Equal("MS-PH-LISTS-GT", violation["norm"]!.GetValue<string>());
        Assert.Equal(["我不知道", "你有没有搞错"], violation["detail"]!.AsArray().Select(d => d!.GetValue<string>()));
        Assert.DoesNotContain((await app.Get("dispatcher", $"/api/orders/{order}"))["timeline"]!.AsArray(), e => e!["name"]!.GetValue<string>() == "fault.solved");
    }

    [Fact]
    public async Task A_screen_is_told_what_is_looked_for_in_the_texts_of_an_act()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "work");

        var acts = (await app.Get("engineer", $"/api/orders/{order}"))["visits"]![0]!["acts"]!.AsArray();
        var screen = acts.Single(a => a!["name"]!.GetValue<string>() == "fault.solved")!["screens"]!.AsArray().Single(s => s!["norm"]!.GetValue<string>() == "MS-PH-LISTS-GT")!;

        Assert.Equal(["solution", "leftovers"], screen["fields"]!.AsArray().Select(f => f!.GetValue<string>()));
        var hey = screen["forbid"]!.AsArray().Single(p => p!["text"]!.GetValue<string>() == "喂")!;
        Assert.Equal(("address", "您好"), (hey["place"]!.GetValue<string>(), hey["better"]!.GetValue<string>()));
        Assert.Contains(screen["promise"]!.AsArray(), p => p!["text"]!.GetValue<string>() == "保证");
        Assert.Contains(screen["variants"]!.AsArray(), v => v!.GetValue<string>().Contains('沒', StringComparison.Ordinal));
    }

    private static object Solution(string text) =>
        new { solution = text, process = "检测网卡后更换", analysis = "网卡损坏", leftoversNone = true, remote = false };
}
