namespace Guiju.Server.Tests.Visits;

public sealed class ToldLateTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_solution_told_of_after_the_system_escalated_is_a_solution_and_the_visit_goes_on(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "work");
        var solved = app.Clock.GetUtcNow().AddMinutes(10);
        await app.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal(("escalated", true), await Stands(app, order));

        await app.Do("engineer", $"/api/visits/{visit}/solution", new
        {
            solution = "更换网卡", process = "检测网卡后更换", analysis = "网卡损坏", leftoversNone = true, remote = false, occurredAt = solved,
        });

        Assert.Equal(("solved", false), await Stands(app, order));
        foreach (var (path, _, body) in Scenarios.Steps(app.Clock.GetUtcNow()).SkipWhile(s => s.Path is not "demonstration"))
            await app.Do("engineer", $"/api/visits/{visit}/{path}", body);
        Assert.Equal("completed", (await app.Get("dispatcher", $"/api/orders/{order}"))["order"]!["status"]!.GetValue<string>());
    }

    private static async Task<(string, bool)> Stands(GuijuApp app, Guid order)
    {
        var visit = (await app.Get("dispatcher", $"/api/orders/{order}"))["visits"]![0]!;
        return (visit["status"]!.GetValue<string>(), visit["escalationOpen"]!.GetValue<bool>());
    }
}
