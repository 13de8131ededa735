using System.Text;
using System.Text.Json;
using Guiju.Server.Ledger;
using Guiju.Testing;

namespace Guiju.Server.Tests;

/// <summary>What others rely on changes only with somebody's eyes open.</summary>
public sealed class SnapshotTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task The_api_is_the_approved_one()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        using var document = JsonDocument.Parse(await app.CreateClient().GetStringAsync("/openapi/guiju.json"));

        Snapshot.Match(JsonSerializer.Serialize(document.RootElement, Indented), "openapi");
    }

    [Fact]
    public void The_catalogue_of_events_is_the_approved_one()
    {
        var text = new StringBuilder();
        foreach (var type in EventCatalogue.All)
        {
            text.Append(type.Name).Append(type.Closes is null ? "" : " closes " + type.Closes).Append('\n');
            foreach (var (name, field) in Facts.Vocabulary.Activities[type.Name].Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                text.Append("  ").Append(name).Append(' ').Append(field.Kind).Append(field.Codes is null ? "" : " [" + string.Join(' ', field.Codes) + "]")
                    .Append(type.Attributes.TryGetValue(name, out var attribute) ? " = " + attribute : "").Append('\n');
            }

            foreach (var name in type.Personal)
                text.Append("  ").Append(name).Append(" personal\n");
        }

        Snapshot.Match(text.ToString(), "events");
    }
}
