using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guiju.Norms;
using Guiju.Norms.Programs;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>The compiled tables of the packs in force, for the engineers' app, which judges by them when there is no network.</summary>
public sealed class ShowRules(Rules rules, CurrentUser user)
{
    public sealed record RulesPage(IReadOnlyList<PackTable> Packs);

    /// <summary>One revision: its table, and from when until when it judges, in UTC microseconds as all instants of a table are.</summary>
    public sealed record PackTable(JsonNode Program, long From, long? Until, IReadOnlyDictionary<string, NormLabel> Norms);

    public sealed record NormLabel(string Form, string Title, string Source);

    /// <summary>What there is, under the tag that it has until another revision comes into force; nothing but the tag where that is known already.</summary>
    public sealed record Tagged(string Tag, RulesPage? Page);

    public Tagged Run(string? known)
    {
        user.Demand(Permission.NormsRead);

        var packs = rules.Of(user.OrgId).Packs;
        var tag = TagOf(packs);
        return new(tag, known == tag ? null : new([.. packs.Select(TableOf)]));
    }

    internal static void Map(IEndpointRouteBuilder packs) => packs.MapGet("/in-force",
        Results<Ok<RulesPage>, StatusCodeHttpResult> (ShowRules useCase, HttpRequest request, HttpResponse response) =>
        {
            var answer = useCase.Run(request.Headers.IfNoneMatch);
            response.Headers.ETag = answer.Tag;
            // A phone keeps the tables, and asks each time whether they are still in force.
            response.Headers.CacheControl = "private, no-cache";
            response.Headers.Vary = "Accept-Language";
            return answer.Page is { } page ? TypedResults.Ok(page) : TypedResults.StatusCode(StatusCodes.Status304NotModified);
        });

    private static PackTable TableOf(PackInForce pack) => new(
        JsonNode.Parse(ProgramJson.Write(pack.Pack.Program))!, pack.From, pack.Until,
        pack.Pack.Norms.ToDictionary(n => n.Id, n => new NormLabel(n.Form, n.Title.InReadersLanguage(), n.Source)));

    /// <summary>A revision never changes; what could is when it is in force, the compiler, and the language of the titles.</summary>
    private static string TagOf(IReadOnlyList<PackInForce> packs)
    {
        var text = new StringBuilder().Append(typeof(NormProgram).Module.ModuleVersionId).Append(CultureInfo.CurrentUICulture.Name);
        foreach (var pack in packs)
            text.Append(CultureInfo.InvariantCulture, $"\n{pack.Pack.Id} {pack.Pack.Revision} {pack.From} {pack.Until}");
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32]}\"";
    }
}
