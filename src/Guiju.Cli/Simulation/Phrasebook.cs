using System.Text.Json;
using Guiju.Server.Customers;
using Guiju.Server.Kernel;

namespace Guiju.Cli.Simulation;

/// <summary>What people of the demo world say and write, as <c>phrasebook.json</c> has it.</summary>
internal sealed record Phrasebook(
    IReadOnlyList<Phrasebook.Job> Jobs, IReadOnlyDictionary<string, JsonElement> Reasons, IReadOnlyList<string> ExtraReports, string FixedAgain,
    IReadOnlyList<string> Moved, IReadOnlyList<string> Topics, string Closing, IReadOnlyList<string> OtherClosings,
    IReadOnlyList<string> UnmetNotes, string VisitorFirm, string BackPhone)
{
    private static readonly Lazy<Phrasebook> Shipped = new(Read);

    /// <summary>The shipped one.</summary>
    public static Phrasebook Default => Shipped.Value;

    /// <summary>One kind of work: how it is reported, what is found and done.</summary>
    public sealed record Job(
        OrderKind Kind, IReadOnlyList<Product> Products, IReadOnlyList<Place> Places, Equipment Equipment, IReadOnlyList<string> Summaries,
        string Correction, string Tried, string Process, string Analysis, string Solution, string? Leftovers);

    /// <summary>The work behind an order: the one reported with these words, or else one that fits.</summary>
    public Job Behind(string summary, OrderKind kind, Product product, Place place) =>
        Jobs.FirstOrDefault(j => j.Summaries.Contains(summary))
        ?? Jobs.OrderByDescending(j => (j.Kind == kind ? 4 : 0) + (j.Products.Contains(product) ? 2 : 0) + (j.Places.Contains(place) ? 1 : 0)).First();

    /// <summary>Words for an act, such as cancelling, and its reason.</summary>
    public IReadOnlyList<string> For(string act, string reason) =>
        Reasons[act].TryGetProperty(reason, out var words) || Reasons[act].TryGetProperty("*", out words)
            ? [.. words.EnumerateArray().Select(w => w.GetString()!)]
            : [];

    /// <summary>Words for an act that needs no reason.</summary>
    public IReadOnlyList<string> For(string act) => [.. Reasons[act].EnumerateArray().Select(w => w.GetString()!)];

    /// <summary>Tools that are missing now and then, each with its reason.</summary>
    public IReadOnlyList<(string Tool, string Reason)> Missing => [.. Reasons["missing"].EnumerateObject().Select(m => (m.Name, m.Value.GetString()!))];

    private static Phrasebook Read()
    {
        using var stream = typeof(Phrasebook).Assembly.GetManifestResourceStream("Guiju.Cli.Simulation.phrasebook.json")!;
        return JsonSerializer.Deserialize<Phrasebook>(stream, Json.Options)!;
    }
}
