using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Guiju.Server.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Tests;

/// <summary>Bad input gets a clear answer and changes nothing.</summary>
public sealed class BadInputTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_cannot_be_read_or_meant_is_refused_and_nothing_is_written(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder();
        var before = await Written(app);
        var now = app.Clock.GetUtcNow();

        await Refused(app, 400, "request.malformed", "agent", "/api/orders", "{\"kind\":");
        await Refused(app, 400, "request.malformed", "agent", "/api/orders", "[]");
        await Refused(app, 400, "request.malformed", "agent", "/api/orders", "");
        await Refused(app, 400, "request.malformed", "agent", "/api/orders", "{}");
        await Refused(app, 400, "request.malformed", "agent", "/api/orders", With(app, "kind", "earthquake"));
        await Refused(app, 400, "request.malformed", "agent", "/api/orders", With(app, "tier", 3));
        await Refused(app, 400, "request.malformed", "agent", "/api/orders", With(app, "summary", "断\0网"));
        await Refused(app, 400, "request.malformed", "agent", "/api/orders", app.Intake().ToJsonString().Replace("\"fault\"", "\"fault\",\"address\":\"\\ud800\"", StringComparison.Ordinal));
        await Refused(app, 400, "request.malformed", "agent", "/api/orders", string.Concat(Enumerable.Repeat("{\"a\":", 5000)));
        await Refused(app, 400, "request.invalid", "agent", "/api/orders", With(app, "summary", "   "));
        await Refused(app, 400, "request.invalid", "agent", "/api/orders", With(app, "summary", new string('长', 10 * 1024 * 1024 / 3)));
        await Refused(app, 404, "customer.unknown", "agent", "/api/orders", With(app, "customerId", Guid.NewGuid().ToString()));
        await Refused(app, 400, "time.in-the-future", "agent", "/api/orders", With(app, "reportedAt", now.AddHours(1)));
        await Refused(app, 400, "time.too-long-ago", "agent", "/api/orders", With(app, "reportedAt", DateTimeOffset.UnixEpoch));
        await Refused(app, 400, "time.too-long-ago", "agent", "/api/orders", With(app, "occurredAt", DateTimeOffset.UnixEpoch));
        await Refused(app, 400, "time.in-the-future", "engineer", $"/api/visits/{visit}/acceptance", new JsonObject { ["occurredAt"] = now.AddSeconds(1) }.ToJsonString());
        await Refused(app, 400, "time.before-the-case", "engineer", $"/api/visits/{visit}/acceptance", new JsonObject { ["occurredAt"] = DateTimeOffset.UnixEpoch }.ToJsonString());
        await Refused(app, 409, "visit.not-possible", "engineer", $"/api/visits/{visit}/signature", "{\"signerRole\":\"contact\"}");
        await Refused(app, 404, "visit.unknown", "engineer", $"/api/visits/{Guid.NewGuid()}/acceptance", "{}");
        await Refused(app, 404, "visit.unknown", "engineer", $"/api/visits/{order}/acceptance", "{}");
        await Refused(app, 404, "order.unknown", "dispatcher", $"/api/orders/{visit}/pause", "{\"reason\":\"third-party\",\"note\":\"等\"}");
        await Refused(app, 409, "order.not-possible", "dispatcher", $"/api/orders/{order}/resumption", "{}");
        await Refused(app, 404, "engineer.unknown", "dispatcher", $"/api/orders/{await app.OpenedOrder()}/visits", $"{{\"engineerId\":\"{Guid.NewGuid()}\"}}", before: null);
        await Refused(app, 403, "access.not-permitted", "engineer", "/api/orders", app.Intake().ToJsonString(), before: null);

        Assert.Equal(before + 1, await Written(app));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_repeated_act_counts_once_and_another_under_the_same_key_is_refused(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var before = await Written(app);
        var intake = app.Intake();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.Post("agent", "/api/orders", intake, "key-1")));
        var again = await app.Post("agent", "/api/orders", intake, "key-1");

        var bodies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in answers.Append(again))
        {
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            bodies.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Single(bodies);
        Assert.Equal(before + 1, await Written(app));
        intake["summary"] = "另一件事";
        await Refused(app, 422, "request.reused-key", await app.Post("agent", "/api/orders", intake, "key-1"));
        await Refused(app, 400, "request.key-too-long", await app.Post("agent", "/api/orders", intake, new string('k', 101)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_edit_on_a_stale_version_is_refused(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await app.OpenedOrder();
        var page = await app.As("dispatcher").GetAsync($"/api/orders/{order}");
        var tag = page.Headers.ETag!;
        await app.Do("dispatcher", $"/api/orders/{order}/pause", new { reason = "third-party", note = "等" });

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/orders/{order}/resumption") { Content = JsonContent.Create(new { }) };
        request.Headers.IfMatch.Add(tag);

        await Refused(app, 412, "case.stale", await app.As("dispatcher").SendAsync(request));
    }

    [Fact]
    public async Task Problems_speak_the_readers_language_and_name_the_fields()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var intake = app.Intake();
        (intake["summary"], intake["phone"]) = ("", new string('1', 41));
        var client = app.As("agent");
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var problem = JsonNode.Parse(await (await client.PostAsJsonAsync("/api/orders", intake)).Content.ReadAsStringAsync())!;

        Assert.Equal("Some fields are not right.", problem["title"]!.GetValue<string>());
        Assert.Equal(["phone", "summary"], problem["errors"]!.AsObject().Select(e => e.Key).Order());
        Assert.Equal("may have at most 40 characters", problem["errors"]!["phone"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_nested_is_checked_and_named_by_its_place()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var (_, visit) = await app.DispatchedOrder();
        var body = $$$"""{"deviations":[{"norm":"GT-15MIN","reason":"{{{new string('x', 501)}}}"},null],"device":{"id":"{{{new string('x', 101)}}}","sequence":1}}""";

        var response = await app.As("engineer").PostAsync($"/api/visits/{visit}/acceptance", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]!.AsObject();
        Assert.Equal(["deviations[0].reason", "deviations[1]", "device.id"], errors.Select(e => e.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_reason_given_twice_for_one_norm_is_one_reason()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var (_, visit) = await app.DispatchedOrder();
        await app.Do("engineer", $"/api/visits/{visit}/acceptance", new { });
        var deviation = new { norm = "GT-15MIN", reason = "客户要求" };

        await Refused(app, 409, "norm.gate", await app.Post("engineer", $"/api/visits/{visit}/departure", new { reconfirmed = true, deviations = new[] { deviation, deviation } }));
    }

    [Theory]
    [InlineData("application/json; charset=gb2312"), InlineData("application/json; charset=utf-16"), InlineData("application/json; charset="), InlineData("text/plain")]
    public async Task What_is_not_JSON_in_UTF_8_is_refused_as_such(string mediaType)
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(app.Intake().ToJsonString()));
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        await Refused(app, 415, "request.media-type", await app.As("agent").PostAsync("/api/orders", content));
    }

    [Fact]
    public async Task A_wrong_method_says_which_are_right_and_a_wrong_address_of_programs_is_no_page()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var wrong = await app.As("agent").PutAsJsonAsync("/api/orders", new { });

        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrong.StatusCode);
        Assert.Contains("POST", wrong.Content.Headers.Allow);
        await Refused(app, 405, "request.method", wrong);
        await Refused(app, 404, "address.unknown", await app.As("agent").GetAsync("/api/nothing"));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.As("agent").GetAsync("/api/orders?q=%00")).StatusCode);
    }

    private static string With(GuijuApp app, string field, object value)
    {
        var intake = app.Intake();
        intake[field] = JsonValue.Create(value);
        return intake.ToJsonString();
    }

    private static async Task Refused(GuijuApp app, int status, string code, string person, string path, string body, int? before = null)
    {
        var written = before ?? await Written(app);
        var response = await app.As(person).PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        await Refused(app, status, code, response, body);
        Assert.Equal(written, await Written(app));
    }

    private static async Task Refused(GuijuApp app, int status, string code, HttpResponseMessage response, string body = "")
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{response.RequestMessage!.RequestUri} {body[..Math.Min(80, body.Length)]}: {(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, JsonNode.Parse(text)!["code"]!.GetValue<string>());
    }

    private static Task<int> Written(GuijuApp app) => app.InDatabase(db => db.Set<EventRow>().CountAsync());
}
