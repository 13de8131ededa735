using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Guiju.Server.Tests.Access;

/// <summary>People with a password, and the browsers they sit at.</summary>
public static class Newcomers
{
    public const string Password = "kettle-ombre";

    extension(GuijuApp app)
    {
        /// <summary>Somebody with a fresh account; answers his id.</summary>
        public async Task<Guid> Newcomer(string userName = "newcomer", string role = "agent") => (await app.Do("administrator", "/api/users", new
        {
            userName, name = "新同事", password = Password, roles = new[] { role }, unitId = app.World.Ids["east"],
        }))["id"]!.GetValue<Guid>();

        /// <summary>A browser at one of our own pages.</summary>
        public HttpClient Browser()
        {
            var browser = app.CreateClient();
            browser.DefaultRequestHeaders.Add("X-Guiju", "1");
            return browser;
        }

        /// <summary>A browser in which somebody has signed in.</summary>
        public async Task<HttpClient> SignedIn(string userName = "newcomer", string password = Password)
        {
            var browser = app.Browser();
            Assert.True((await browser.SignIn(userName, password)).IsSuccessStatusCode);
            return browser;
        }
    }

    extension(HttpClient browser)
    {
        public Task<HttpResponseMessage> SignIn(string userName, string password) => browser.PostAsJsonAsync("/api/session", new { userName, password });

        /// <summary>The status of asking who is signed in.</summary>
        public async Task<int> Knock() => (int)(await browser.GetAsync("/api/session")).StatusCode;
    }

    /// <summary>The code of a problem.</summary>
    public static async Task<string> Code(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>();
}
