using System.Text.Json;
using Guiju.Server.Ledger;

namespace Guiju.Server.Imports;

/// <summary>A case of a foreign log was brought in.</summary>
/// <param name="ImportId">The import it came with.</param>
/// <param name="Key">Its name in the log.</param>
/// <param name="Number">Its place in the log, from 1.</param>
/// <param name="Attributes">What the log says of the case as a whole.</param>
[EventName("case.imported")]
public sealed record CaseImported(Guid ImportId, string Key, int Number, JsonElement Attributes) : IEvent;

/// <summary>An event of a foreign log, at the instant that the log gives it.</summary>
[EventName("log.recorded")]
public sealed record LogRecorded(string Activity, JsonElement Attributes) : IEvent;
