using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guiju.Server.Ledger;
using Guiju.Server.NormDesk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Guiju.Server.Tests.NormDesk.Papers;

namespace Guiju.Server.Tests.NormDesk;

/// <summary>The life of a norm document, from a draft to the day on which another takes its place.</summary>
public sealed class DocumentLifeTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_revision_replaces_the_one_before_it_in_one_instant_and_old_orders_stay_judged_by_the_old_one(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (_, old) = await app.DispatchedOrder();
        await app.Walk(old, "work");
        await app.Drafted(before: "within: 15m", after: "within: 13m");
        await app.Approved();
        var day = app.Clock.GetUtcNow().AddMinutes(5);
        await app.Issued(day);
        Assert.Equal(("coming", "in-force"), (State(await app.Shown()), State(await app.Shown("0.1.2"))));

        await app.Pass(TimeSpan.FromMinutes(5) - TimeSpan.FromMicroseconds(1));
        Assert.Equal(("coming", "in-force"), (State(await app.Shown()), State(await app.Shown("0.1.2"))));
        await app.Pass(TimeSpan.FromMicroseconds(1));
        Assert.Equal(("in-force", "superseded"), (State(await app.Shown()), State(await app.Shown("0.1.2"))));
        Assert.Equal((await app.Shown())["effectiveFrom"]!.GetValue<DateTimeOffset>(), (await app.Shown("0.1.2"))["effectiveUntil"]!.GetValue<DateTimeOffset>());

        var (_, young) = await app.DispatchedOrder("engineer2");
        await app.Walk(young, "work", "engineer2");
        await app.Pass(TimeSpan.FromMinutes(14));
        Assert.Equal(("0.1.2", "breached"), await Escalation(app, old));
        Assert.Equal((Draft, "breached"), await Escalation(app, young));
        Assert.Equal(13 * 60_000, (await Clock(app, young))["limitMs"]!.GetValue<long>());
        Assert.Equal(15 * 60_000, (await Clock(app, old))["limitMs"]!.GetValue<long>());
        Assert.Empty((await Verify(app)).Faults);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Nobody_reviews_or_approves_what_he_wrote_and_nobody_approves_what_was_not_tried(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        await Promote(app, "custodian", Guiju.Server.Access.Role.NormReviewer, Guiju.Server.Access.Role.NormApprover);
        await app.Drafted(before: "within: 15m", after: "within: 13m");
        await app.Do("custodian", GuijuApp.Revision("submission"), new { changes = "缩短" });

        await Refused(app, "document.own-work", "custodian", "review", FiveQualities);
        await Refused(app, "document.five-criteria", "normReviewer", "review", new { complete = true });
        await app.Do("normReviewer", GuijuApp.Revision("review"), FiveQualities);
        await Refused(app, "document.not-tried", "normApprover", "approval", new { });
        await app.Tried();
        await Refused(app, "document.own-work", "custodian", "approval", new { });
        await Refused(app, "document.not-at-this-stage", "custodian", "issue", new { effectiveFrom = app.Clock.GetUtcNow(), roles = Array.Empty<string>() });
        await app.Do("normApprover", GuijuApp.Revision("approval"), new { });

        Assert.Equal("approved", State(await app.Shown()));
        Assert.Equal("normApprover", (await app.Shown())["approved"]!["name"]!.GetValue<string>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_given_back_is_a_draft_again_and_what_was_signed_counts_no_more(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        await app.Drafted(before: "within: 15m", after: "within: 13m");
        await app.Approved();

        await Refused(app, "access.not-permitted", "normReviewer", "return", new { reason = "太短" });
        await app.Do("normApprover", GuijuApp.Revision("return"), new { reason = "太短" });
        var back = await app.Shown();
        Assert.Equal(("draft", "太短", null), (State(back), back["returnedBecause"]!.GetValue<string>(), back["approved"]));
        Assert.True(back["tried"]!.GetValue<bool>());

        await app.Edited("within: 13m", "within: 14m");
        Assert.False((await app.Shown())["tried"]!.GetValue<bool>());
        await app.Do("custodian", GuijuApp.Revision("submission"), new { changes = "十四分钟" });
        await app.Do("normReviewer", GuijuApp.Revision("review"), FiveQualities);
        await Refused(app, "document.not-tried", "normApprover", "approval", new { });
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_revisions_are_never_in_force_at_once(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var now = app.Clock.GetUtcNow();
        await app.Drafted(revision: "8");
        await app.Edited("within: 15m", "within: 14m", "8");
        await app.Approved("8");
        await app.Issued(now.AddDays(10), "8");
        await app.Drafted(before: "within: 15m", after: "within: 13m");
        await app.Approved();

        await Refused(app, "document.effective-in-the-past", "custodian", "issue", Issue(now.AddSeconds(-1)));
        await Refused(app, "document.two-in-force", "custodian", "issue", Issue(now.AddDays(5)));
        await Refused(app, "document.two-in-force", "custodian", "issue", Issue(now.AddDays(10)));
        Assert.Equal("document.already-in-force", await Put(app, "0.1.2", now.AddDays(-1), null));
        Assert.Equal("document.already-in-force", await Put(app, "8", now.AddDays(3), null));

        await app.Do("custodian", GuijuApp.Revision("withdrawal", "8"), new { reason = "不要了" });
        Assert.Null((await app.Shown("0.1.2"))["effectiveUntil"]);
        await app.Issued(now.AddDays(5));
        Assert.Equal(now.AddDays(5), (await app.Shown("0.1.2"))["effectiveUntil"]!.GetValue<DateTimeOffset>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_shipped_standard_is_in_force_from_the_day_that_is_entered_and_only_once(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var now = app.Clock.GetUtcNow();

        Assert.Null(await Put(app, "1", now.AddDays(1), now.AddDays(3), "PK-CT-END"));
        Assert.Null(await Put(app, "1", now.AddDays(2), null, "PK-CT-END"));
        await app.Pass(TimeSpan.FromDays(3));
        Assert.Equal("document.already-in-force", await Put(app, "1", now.AddDays(4), null, "PK-CT-END"));
        Assert.Equal("pack.unknown", await Put(app, "77", now, null, "PK-CT-END"));

        var register = await app.InDatabase(db => db.PackRevisions.AsNoTracking().SingleAsync(p => p.Pack == "PK-CT-END"));
        Assert.Equal((now.AddDays(2), null), (register.EffectiveFrom, register.EffectiveUntil));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Everybody_bound_acknowledges_by_name_and_the_others_are_known(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        await app.Drafted(before: "within: 15m", after: "within: 13m");
        await app.Approved();
        await app.Issued(app.Clock.GetUtcNow().AddMinutes(1), roles: ["engineer", "supervisor"]);

        Assert.Equal(Draft, (await app.Get("engineer", "/api/documents/readings"))["items"]!.AsArray().Single()!["revision"]!.GetValue<string>());
        Assert.Empty((await app.Get("agent", "/api/documents/readings"))["items"]!.AsArray());
        await Refused(app, "document.binds-you-not", "agent", "reading", new { });
        var answers = await Task.WhenAll(new[] { "engineer", "engineer2", "contractorEngineer" }.Select(p => app.Post(p, GuijuApp.Revision("reading"), new { })));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        await Refused(app, "document.read-already", "engineer", "reading", new { });

        var readers = (await app.Get("custodian", GuijuApp.Revision("readings")))["items"]!.AsArray();
        Assert.Equal(["supervisor", "westernEngineer"], readers.Where(r => r!["readAt"] is null).Select(r => r!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal((5, 3), ((await app.Shown())["readings"]!["bound"]!.GetValue<int>(), (await app.Shown())["readings"]!["read"]!.GetValue<int>()));
        Assert.Empty((await app.Get("engineer", "/api/documents/readings"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Drafts_are_the_business_of_those_who_keep_norms()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await app.Drafted();

        foreach (var stranger in new[] { "engineer", "dispatcher", "contractorManager" })
        {
            Assert.DoesNotContain((await app.Get(stranger, $"/api/documents/{Pack}"))["revisions"]!.AsArray(), r => r!["number"]!.GetValue<string>() is Draft);
            Assert.Empty((await app.Get(stranger, $"/api/documents/{Pack}"))["timeline"]!.AsArray());
            Assert.Equal(HttpStatusCode.NotFound, (await app.As(stranger).GetAsync(GuijuApp.Revision("files"))).StatusCode);
        }

        Assert.Equal("draft", State(await app.Shown(person: "auditor")));
        Assert.Equal("draft", State(await app.Shown(person: "normReviewer")));
    }

    [Fact]
    public async Task A_draft_with_faults_is_kept_and_not_taken_for_review()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await app.Drafted(before: "within: 15m", after: "within: 15");
        var files = (await app.Get("custodian", GuijuApp.Revision("files")))["files"]!.DeepClone();

        var told = await app.Do("custodian", "/api/documents/compilation", new { files });

        var fault = told["diagnostics"]!.AsArray().Single(d => d!["code"]!.GetValue<string>() is "bad-duration")!;
        Assert.Contains("15m", fault["hint"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(fault["line"]!.GetValue<int>() > 1 && fault["column"]!.GetValue<int>() > 1);
        await Refused(app, "norm.does-not-compile", "custodian", "submission", new { changes = "无" });
        Assert.Equal("faults", (await app.Shown())["acts"]!.AsArray().Single(a => a!["act"]!.GetValue<string>() is "submit")!["hindrance"]!.GetValue<string>());
    }

    [Fact]
    public async Task Two_who_write_on_one_draft_do_not_overwrite_each_other()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await app.Drafted();
        var page = await app.As("custodian").GetAsync(GuijuApp.Revision("files"));
        var files = JsonNode.Parse(await page.Content.ReadAsStringAsync())!["files"]!.DeepClone();
        await app.Edited("within: 15m", "within: 13m");

        using var request = new HttpRequestMessage(HttpMethod.Put, GuijuApp.Revision("files")) { Content = JsonContent.Create(new { files }) };
        request.Headers.IfMatch.Add(page.Headers.ETag!);
        var answer = await app.As("custodian").SendAsync(request);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
    }

    [Fact]
    public async Task A_review_that_comes_due_is_asked_for_and_told_when_it_is_late()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await app.Drafted(before: "within: 15m", after: "within: 13m");
        await app.Approved();
        await app.Issued(app.Clock.GetUtcNow());
        Assert.Null((await app.Shown())["next"]);

        app.Clock.Advance(new DateTimeOffset(2027, 10, 10, 0, 0, 0, TimeSpan.Zero) - app.Clock.GetUtcNow());
        Assert.Equal(("confirm", false), ((await app.Shown())["next"]!["act"]!.GetValue<string>(), (await app.Shown())["next"]!["overdue"]!.GetValue<bool>()));
        app.Clock.Advance(TimeSpan.FromDays(30));
        Assert.True((await app.Shown())["next"]!["overdue"]!.GetValue<bool>());
        Assert.Equal("in-force", State(await app.Shown()));

        await app.Do("custodian", GuijuApp.Revision("confirmation"), new { nextReviewOn = "2028-11-01", note = "继续有效" });
        Assert.Null((await app.Shown())["next"]);
        await app.Do("custodian", GuijuApp.Revision("retirement"), new { reason = "业务停办" });
        Assert.Equal("retired", State(await app.Shown()));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_register_and_the_readings_are_rebuilt_from_their_events(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        await app.Drafted(before: "within: 15m", after: "within: 13m");
        await app.Approved();
        await app.Issued(app.Clock.GetUtcNow());
        await app.Do("engineer", GuijuApp.Revision("reading"), new { });
        var before = await Register(app);

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RebuildProjections>().Run(progress: null, CancellationToken.None);

        Assert.Equal(before, await Register(app));
        Assert.Contains(before, r => r.StartsWith($"{Pack} {Draft}", StringComparison.Ordinal));
        Assert.Contains(before, r => r.StartsWith("read ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_node_puts_in_force_is_judged_by_here_as_well()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var keeper = app.Services.GetRequiredService<RulesKeeper>();
        Assert.False(await keeper.RoundAsync(CancellationToken.None));

        await app.InDatabase(db => db.PackRevisions.Where(p => p.Pack == "PK-CT-END").ExecuteUpdateAsync(s => s.SetProperty(p => p.EffectiveFrom, DateTimeOffset.UnixEpoch)));

        Assert.True(await keeper.RoundAsync(CancellationToken.None));
        Assert.Contains(app.Services.GetRequiredService<Rules>().Of(app.World.OrgId).Packs, p => p.Pack.Id == "PK-CT-END");
        Assert.False(await keeper.RoundAsync(CancellationToken.None));
    }

    private static string State(JsonNode revision) => revision["state"]!.GetValue<string>();

    private static object Issue(DateTimeOffset from) => new { effectiveFrom = from, roles = new[] { "engineer" } };

    private static Task<List<string>> Register(GuijuApp app) => app.InDatabase(async db =>
        (await db.PackRevisions.AsNoTracking().ToListAsync()).Select(p => $"{p.Pack} {p.Revision} {p.Hash} {p.IssuedAt:O} {p.EffectiveFrom:O} {p.EffectiveUntil:O}")
        .Concat((await db.Readings.AsNoTracking().ToListAsync()).Select(r => $"read {r.Pack} {r.Revision} {r.UserId} {r.At:O}"))
        .Concat((await db.DocumentNames.AsNoTracking().ToListAsync()).Select(d => $"document {d.Pack}")).Order(StringComparer.Ordinal).ToList());

    private static async Task Refused(GuijuApp app, string code, string person, string part, object body)
    {
        var answer = await app.Post(person, GuijuApp.Revision(part), body);
        Assert.Equal(code, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]?.GetValue<string>());
    }

    /// <summary>Puts a revision in force; answers the code of the refusal, or null.</summary>
    private static async Task<string?> Put(GuijuApp app, string revision, DateTimeOffset from, DateTimeOffset? until, string pack = Pack)
    {
        var answer = await app.As("custodian").PutAsJsonAsync($"/api/packs/{pack}/{revision}/force", new { from, until });
        var text = await answer.Content.ReadAsStringAsync();
        return text is "" ? null : JsonNode.Parse(text)!["code"]!.GetValue<string>();
    }

    private static async Task<(string Revision, string State)> Escalation(GuijuApp app, Guid visit)
    {
        var verdict = (await Page(app, visit))["verdicts"]!.AsArray().Single(v => v!["norm"]!.GetValue<string>() is "GT-15MIN" && v["activations"]!.GetValue<int>() > 0)!;
        return (verdict["revision"]!.GetValue<string>(), verdict["state"]!.GetValue<string>());
    }

    private static async Task<JsonNode> Clock(GuijuApp app, Guid visit) => (await Page(app, visit))["clocks"]!.AsArray().Single(c => c!["norm"]!.GetValue<string>() is "GT-15MIN")!;

    private static async Task<JsonNode> Page(GuijuApp app, Guid visit) =>
        await app.Get("dispatcher", $"/api/orders/{await app.InDatabase(db => db.Set<TimelineRow>().Where(t => t.Id == visit).Select(t => t.RootId).SingleAsync())}");

    private static async Task<VerifyChain.Report> Verify(GuijuApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VerifyChain>().Run(20, progress: null, CancellationToken.None);
    }

    private static async Task Promote(GuijuApp app, string person, params Guiju.Server.Access.Role[] roles)
    {
        await app.InDatabase(async db =>
        {
            db.AddRange(roles.Select(r => new Guiju.Server.Access.UserRole { OrgId = app.World.OrgId, UserId = app.World.Ids[person], Role = r }));
            return await db.SaveChangesAsync();
        });
        app.Services.GetRequiredService<Guiju.Server.Access.Doorkeeper>().Forget();
    }
}
