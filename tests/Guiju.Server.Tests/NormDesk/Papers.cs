using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guiju.Server.DryRuns;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.NormDesk;

/// <summary>Walks a revision through document control, by the API alone.</summary>
internal static class Papers
{
    public const string Pack = "PK-GT-ITO";
    public const string Draft = "9";

    extension(GuijuApp app)
    {
        /// <summary>The path of a revision.</summary>
        public static string Revision(string part = "", string revision = Draft, string pack = Pack) => $"/api/documents/{pack}/revisions/{revision}{(part is "" ? "" : "/" + part)}";

        /// <summary>A draft from the shipped revision, with one text in place of another.</summary>
        public async Task Drafted(string from = "0.1.2", string? before = null, string? after = null, string revision = Draft)
        {
            await app.Do("custodian", $"/api/documents/{Pack}/revisions", new { revision, from });
            if (before is not null)
                await app.Edited(before, after!, revision);
        }

        /// <summary>A draft written on: one text in place of another, wherever it stands.</summary>
        public async Task Edited(string before, string after, string revision = Draft, string person = "custodian")
        {
            var files = (await app.Get(person, GuijuApp.Revision("files", revision)))["files"]!.AsArray().Select(f => f!.DeepClone()).ToList();
            Assert.Contains(files, f => f["text"]!.GetValue<string>().Contains(before, StringComparison.Ordinal));
            foreach (var file in files)
                file["text"] = file["text"]!.GetValue<string>().Replace(before, after, StringComparison.Ordinal);
            var answer = await app.As(person).PutAsJsonAsync(GuijuApp.Revision("files", revision), new { files });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }

        /// <summary>Tries a revision and lets the worker do it; answers the finished run.</summary>
        public async Task<JsonNode> Tried(string revision = Draft, object? over = null)
        {
            var run = await app.Do("custodian", GuijuApp.Revision("dry-runs", revision), over ?? new { months = 12 });
            await app.Work();
            return await app.Get("custodian", $"/api/dry-runs/{run["id"]}");
        }

        /// <summary>Lets the worker do what waits.</summary>
        public async Task Work()
        {
            var worker = app.Services.GetRequiredService<DryRunWorker>();
            while (await worker.RoundAsync(CancellationToken.None))
            {
            }
        }

        /// <summary>From the draft to its approval.</summary>
        public async Task Approved(string revision = Draft)
        {
            await app.Do("custodian", GuijuApp.Revision("submission", revision), new { changes = "缩短升级时限" });
            await app.Do("normReviewer", GuijuApp.Revision("review", revision), FiveQualities);
            await app.Tried(revision);
            await app.Do("normApprover", GuijuApp.Revision("approval", revision), new { note = "同意" });
        }

        /// <summary>Issues an approved revision.</summary>
        public Task<JsonNode> Issued(DateTimeOffset from, string revision = Draft, string[]? roles = null) =>
            app.Do("custodian", GuijuApp.Revision("issue", revision), new { effectiveFrom = from, nextReviewOn = "2027-11-01", roles = roles ?? ["engineer"] });

        /// <summary>A revision as the desk shows it.</summary>
        public async Task<JsonNode> Shown(string revision = Draft, string person = "custodian") =>
            (await app.Get(person, $"/api/documents/{Pack}"))["revisions"]!.AsArray().Single(r => r!["number"]!.GetValue<string>() == revision)!;
    }

    public static object FiveQualities { get; } = new { complete = true, comprehensive = true, accurate = true, operable = true, enforceable = true };
}
