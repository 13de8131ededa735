using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Guiju.Server.Tests;

/// <summary>Brings the server to a state through its API.</summary>
public static class Scenarios
{
    extension(GuijuApp app)
    {
        /// <summary>Posts an act and answers the response.</summary>
        public async Task<HttpResponseMessage> Post(string person, string path, object body, string? key = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            return await app.As(person).SendAsync(request);
        }

        /// <summary>Posts an act that must be accepted; answers the receipt.</summary>
        public async Task<JsonNode> Do(string person, string path, object body)
        {
            var response = await app.Post(person, path, body);
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
            return JsonNode.Parse(text)!;
        }

        /// <summary>What the server shows.</summary>
        public async Task<JsonNode> Get(string person, string path)
        {
            var response = await app.As(person).GetAsync(path);
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
            return JsonNode.Parse(text)!;
        }

        /// <summary>The intake of a fault, ready to be changed by a test.</summary>
        public JsonObject Intake(string customer = "eastern") => new()
        {
            ["kind"] = "fault", ["summary"] = "专线中断", ["product"] = "internet", ["scope"] = "within-province", ["tier"] = "AAA",
            ["contract"] = "group", ["place"] = "office", ["equipment"] = "computer", ["customerId"] = app.World.Ids[customer].ToString(),
            ["siteId"] = app.World.Sites[customer].ToString(), ["contact"] = "王小明", ["phone"] = "13812345678", ["channel"] = "phone",
        };

        /// <summary>An order just opened; answers its id.</summary>
        public async Task<Guid> OpenedOrder(string customer = "eastern") =>
            (await app.Do("agent", "/api/orders", app.Intake(customer)))["id"]!.GetValue<Guid>();

        /// <summary>An order given to the engineer; answers order and visit.</summary>
        public async Task<(Guid Order, Guid Visit)> DispatchedOrder(string engineer = "engineer")
        {
            var order = await app.OpenedOrder();
            var receipt = await app.Do("dispatcher", $"/api/orders/{order}/visits", new { engineerId = app.World.Ids[engineer] });
            return (order, receipt["id"]!.GetValue<Guid>());
        }

        /// <summary>Walks a visit up to and including a step, keeping every norm; the appointment is half an hour after the call.</summary>
        public async Task Walk(Guid visit, string until, string engineer = "engineer")
        {
            foreach (var (path, wait, body) in Steps(app.Clock.GetUtcNow()))
            {
                await app.Pass(wait);
                await app.Do(engineer, $"/api/visits/{visit}/{path}", body);
                if (path == until)
                    return;
            }
        }
    }

    /// <summary>The steps of W1, each with the time that passes before it.</summary>
    public static IReadOnlyList<(string Path, TimeSpan Wait, object Body)> Steps(DateTimeOffset now)
    {
        var minute = TimeSpan.FromMinutes(1);
        return
        [
            ("acceptance", minute, new { }),
            ("call", minute, new
            {
                reached = true, introduced = true, faultCheck = "confirmed", addressConfirmed = true, contactConfirmed = true, phoneConfirmed = true,
                appointment = new { startsAt = now.AddMinutes(40) },
            }),
            ("preparation", minute, new { tools = new[] { "badge", "order" } }),
            ("departure", minute, new { reconfirmed = true }),
            ("arrival", 30 * minute, new { latitude = 31.2, longitude = 121.4, accuracy = 10 }),
            ("knock", minute, new { }),
            ("admission", minute, new { introduced = true, badgeShown = true, cardHanded = true, purposeTold = true, shoeCovers = true, permitted = true }),
            ("backup-question", minute, new { answer = "backed-up", consent = false }),
            ("work", minute, new { movedItems = new[] { "键盘" } }),
            ("solution", 10 * minute, new { solution = "更换网卡", process = "检测网卡后更换", analysis = "网卡损坏", leftoversNone = true, remote = false }),
            ("demonstration", minute, new { topics = new[] { "使用" }, trial = "satisfied" }),
            ("clean-up", minute, new { wiped = true, restored = true, cleaned = true, bagged = true }),
            ("signature", minute, new { signer = "王小明", signerRole = "fault-owner", signature = new string('a', 64), copyTo = "王小明", copyHow = "paper", phoneOnCopy = true }),
            ("leaving", minute, new { thanked = true, closingWords = "谢谢您使用鸿华锐服务,再见!", phoneTold = true }),
        ];
    }
}
