using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Guiju.Server.Access;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.Access;

/// <summary>Walks every endpoint as every role, standing to the thing in every way, and compares with what the permission table promises.</summary>
public sealed class EndpointMatrixTests
{
    private static readonly byte[] Picture = Encoding.ASCII.GetBytes("a picture");

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Every_endpoint_lets_in_whom_the_table_says_and_shows_what_he_may_see(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        await using var scope = app.Services.CreateAsyncScope();
        var people = await new MatrixPeople(app, scope.ServiceProvider.GetRequiredService<GuijuDb>()).Make();
        var doors = Doors(app);
        Assert.Equal(MatrixTable.Doors.Keys.Order(StringComparer.Ordinal), doors.Select(d => d.Key).Order(StringComparer.Ordinal));

        var wrong = new List<string>();
        var cells = 0;
        foreach (var (door, endpoint) in doors)
        {
            foreach (var person in people)
            {
                cells++;
                if (await Finding(app, door, endpoint, person) is { } finding)
                    wrong.Add($"{door} as {person.Role} ({person.Standing}): {finding}");
            }
        }

        Assert.True(wrong.Count is 0, $"{wrong.Count} of {cells} cells:\n{string.Join('\n', wrong)}");
        Assert.True(cells > 3000, $"{cells} cells");
    }

    private static List<KeyValuePair<string, RouteEndpoint>> Doors(GuijuApp app) =>
    [
        .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where pattern.StartsWith("/api/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
           select KeyValuePair.Create($"{method} {pattern}", endpoint),
    ];

    /// <summary>What is wrong with the answer, or null.</summary>
    private static async Task<string?> Finding(GuijuApp app, string door, RouteEndpoint endpoint, MatrixPerson person)
    {
        var (needs, reach) = MatrixTable.Doors[door];
        using var request = Request(app, door, endpoint, person.Things);
        using var client = app.CreateClient();
        if (person.Secret is { } secret)
            client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var text = answer.Content.Headers.ContentType?.MediaType is "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync();

        var expected = Expected(person, needs, reach);
        if (!expected.Contains((int)answer.StatusCode))
            return $"{(int)answer.StatusCode} instead of {(expected is [var one] ? one.ToString() : "success")}: {text}";
        return !person.Sees && reach is not Reach.Open && Secrets(person.Things).FirstOrDefault(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)) is { } leak
            && !request.RequestUri!.ToString().Contains(leak, StringComparison.OrdinalIgnoreCase)
            ? $"shows {leak}: {text}"
            : null;
    }

    /// <summary>Once inside, the thing may still be in a state, or the body of a kind, that is refused.</summary>
    private static int[] Expected(MatrixPerson person, Permission? needs, Reach reach)
    {
        if (reach is Reach.Open)
            return [200, 400, 401, 409];
        if (person.Standing is Standing.Nobody or Standing.Expired or Standing.Disabled)
            return [401];
        if (needs is { } permission && !person.Permissions.Contains(permission))
            return [403];
        return reach switch
        {
            Reach.One when !person.Sees => [404],
            Reach.Own => [200, 204, 403, 404, 409],
            _ => [200, 201, 204, 400, 409],
        };
    }

    private static IEnumerable<string> Secrets(MatrixThings things) =>
        [things.Order.ToString(), things.OrderNumber, things.Visit.ToString(), things.Notice.ToString(), things.Victim.ToString(), things.Engineer.ToString(), things.Import.ToString(), things.ImportedCase.ToString(), things.DryRun.ToString(), "13812345678"];

    private static HttpRequestMessage Request(GuijuApp app, string door, RouteEndpoint endpoint, MatrixThings things)
    {
        var (method, pattern) = (new HttpMethod(door.Split(' ')[0]), door.Split(' ')[1]);
        var id = pattern.Split('/')[2] switch
        {
            "orders" => things.Order.ToString(),
            "visits" => things.Visit.ToString(),
            "notices" => things.Notice.ToString(),
            "users" => things.Victim.ToString(),
            "imports" => things.Import.ToString(),
            "dry-runs" => things.DryRun.ToString(),
            "packs" => "PK-GT-ITO",
            _ => Guid.NewGuid().ToString(),
        };
        var path = pattern.Replace("{id:guid}", id, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{pack}/{revision}/{norm}", "PK-CM-GROUP/2011-05.1/CM-SLA-TABLE", StringComparison.Ordinal).Replace("{norm}", "P-DAY", StringComparison.Ordinal).Replace("{pack}", "PK-GT-ITO", StringComparison.Ordinal)
            .Replace("{appeal:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{waiver:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{caseId:guid}", things.ImportedCase.ToString(), StringComparison.Ordinal).Replace("{revision}", "0.1.2", StringComparison.Ordinal).Replace("{sha256}", Convert.ToHexStringLower(SHA256.HashData(Picture)), StringComparison.Ordinal);
        return new(method, path) { Content = Content(app, endpoint, things) };
    }

    private static HttpContent? Content(GuijuApp app, RouteEndpoint endpoint, MatrixThings things)
    {
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } type)
            return null;
        if (type == typeof(Stream))
            return new ByteArrayContent(Picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

        var known = new Dictionary<string, Guid>(StringComparer.Ordinal)
        {
            ["customerId"] = app.World.Ids["eastern"], ["siteId"] = app.World.Sites["eastern"], ["engineerId"] = things.Engineer,
            ["unitId"] = app.World.Ids["east"], ["parentId"] = app.World.Ids["east"],
        };
        return new StringContent(Bodies.Of(type, known, app.Clock.GetUtcNow()).ToJsonString(), Encoding.UTF8, "application/json");
    }
}
