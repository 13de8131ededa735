using System.Globalization;

namespace Guiju.Server.Kernel;

/// <summary>ETags of what is edited: the version in quotes.</summary>
public static class ETags
{
    /// <summary>The tag of a version.</summary>
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that <c>If-Match</c> names; null when there is none or any will do.</summary>
    /// <exception cref="Refusal">It is no tag of ours.</exception>
    public static int? Version(string? ifMatch) => ifMatch?.Trim() switch
    {
        null or "" or "*" => null,
        ['"', .. var version, '"'] when int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new Refusal("request.bad-if-match", ifMatch),
    };
}
