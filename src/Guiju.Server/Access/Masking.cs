using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guiju.Server.Access;

/// <summary>Personal data as one sees it who does not need it whole: 138****1234, and a name by its first character.</summary>
public static class Masking
{
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "latitude", "longitude", "accuracy" };

    /// <summary>A phone number, masked unless the user needs it.</summary>
    public static string? Phone(string? phone, CurrentUser user) => phone is null || user.May(Permission.PersonalDataRead) ? phone : Phone(phone);

    /// <summary>A name, masked unless the user needs it.</summary>
    public static string? Name(string? name, CurrentUser user) => name is null || user.May(Permission.PersonalDataRead) ? name : Name(name);

    /// <summary>A masked phone number: the first three and last four digits of a long one, the last two of a short one.</summary>
    public static string Phone(string phone) => phone.Length >= 11
        ? string.Concat(phone.AsSpan(0, 3), "****", phone.AsSpan(phone.Length - 4))
        : string.Concat("****", phone.AsSpan(Math.Max(0, phone.Length - 2)));

    /// <summary>A masked name: the first character, which in Chinese is the surname's.</summary>
    public static string Name(string name) => name.Length is 0 ? "" : string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[0]) && name.Length > 1 ? 2 : 1), "**");

    /// <summary>An event's personal part, member by member; places are left out altogether.</summary>
    public static JsonNode Personal(JsonNode personal, CurrentUser user)
    {
        if (user.May(Permission.PersonalDataRead) || personal is not JsonObject members)
            return personal;

        var masked = new JsonObject();
        foreach (var (name, value) in members.Where(m => !Places.Contains(m.Key)))
        {
            masked[name] = value?.GetValueKind() is JsonValueKind.String
                ? (string.Equals(name, "phone", StringComparison.Ordinal) ? Phone(value.GetValue<string>()) : Name(value.GetValue<string>()))
                : null;
        }

        return masked;
    }
}
