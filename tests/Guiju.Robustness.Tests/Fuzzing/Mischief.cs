using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Guiju.Robustness.Tests.Fuzzing;

/// <summary>Spoils a good request in one of many ways.</summary>
internal sealed class Mischief(Random chance, IReadOnlyList<Guid> others)
{
    private const string Hole = "\"@hole@\"";

    /// <summary>Values as they would stand in JSON, whatever was asked for.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "-1e308", "1e-400", "99999999999999999999", "2147483648", "9223372036854775807", "-9223372036854775808", "0.1",
        "NaN", "Infinity", "\"NaN\"", "01", "\"\"", "\"   \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u202e\\u0007\\u001b[31m\"",
        "\"'; DROP TABLE events; --\"", "\"<script>alert(1)</script>\"", "\"{{7*7}}${x}%s%n{0}\"", "\"../../etc/passwd\"", "\"1970-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59.9999999Z\"", "\"9999-12-31T23:59:59-14:00\"", "\"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"2026-02-30T00:00:00Z\"",
        "\"2026-11-22\"", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"a\":1}", "\"00000000-0000-0000-0000-000000000000\"", "\"not a uuid\"", "\"earthquake\"", "\"0\"", "1.5", "{\"$type\":\"IO.FileInfo, mscorlib\"}",
    ];

    /// <summary>Spoils the body, the address or the headers.</summary>
    public Shot Spoil(Shot shot, JsonObject? body) => chance.Next(10) switch
    {
        0 => Address(shot),
        1 => Headers(shot),
        2 when body is not null => Raw(shot),
        3 when body is not null => Media(shot),
        _ when body is not null => shot.With(Member(body)),
        _ => chance.Next(2) is 0 ? Address(shot) : Headers(shot),
    };

    /// <summary>A value for an address's query.</summary>
    public string Query() => chance.Next(4) is 0 ? Uri.EscapeDataString(new string('长', chance.Next(1, 3000))) : Uri.EscapeDataString(Pick(Values).Trim('"'));

    /// <summary>One member, however deep, gets another value, is left out, comes twice, or has company that nobody knows.</summary>
    private string Member(JsonObject body)
    {
        var places = Places(body).ToList();
        if (places.Count is 0)
            return $"{{\"unheardOf\":{Value()}}}";

        var (parent, name) = places[chance.Next(places.Count)];
        switch (chance.Next(8))
        {
            case 0:
                parent.Remove(name);
                return body.ToJsonString();
            case 1:
                return body.ToJsonString().Replace($"\"{name}\":", $"\"{name}\":{Value()},\"{name}\":", StringComparison.Ordinal);
            case 2:
                parent["unheardOf"] = "@hole@";
                break;
            case 3 when parent[name] is JsonArray { Count: > 0 } items:
                parent[name] = new JsonArray([.. items.Concat(items).Select(i => i?.DeepClone())]);
                return body.ToJsonString();
            default:
                parent[name] = "@hole@";
                break;
        }

        return body.ToJsonString().Replace(Hole, Value(), StringComparison.Ordinal);
    }

    private string Value() => chance.Next(12) switch
    {
        0 => $"\"{new string('长', 1 << chance.Next(4, 18))}\"",
        1 => string.Concat(Enumerable.Repeat("[", 1 << chance.Next(4, 14))),
        2 => $"\"{Pick(others)}\"",
        3 => $"[{Pick(Values)},{Pick(Values)}]",
        4 => $"[{{\"norm\":{Pick(Values)},\"reason\":{Pick(Values)}}},{{\"norm\":\"GT-15MIN\",\"reason\":\"x\"}},{{\"norm\":\"GT-15MIN\",\"reason\":\"y\"}}]",
        _ => Pick(Values),
    };

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(m => Places(m.Value).Prepend((parent, m.Key))),
        JsonArray items => items.SelectMany(Places),
        _ => [],
    };

    /// <summary>The bytes themselves.</summary>
    private Shot Raw(Shot shot)
    {
        var bytes = shot.Body!;
        return chance.Next(7) switch
        {
            0 => shot with { Body = bytes[..chance.Next(bytes.Length)] },
            1 => shot with { Body = [.. bytes, (byte)'}'] },
            2 => shot with { Body = [.. bytes.Select(b => chance.Next(10) is 0 ? (byte)chance.Next(128, 256) : b)] },
            3 => shot with { Body = Encoding.UTF8.GetBytes(Pick("null", "[]", "\"x\"", "1", "{}", " ", "{}{}", "{\"a\":", "﻿{}")) },
            4 => shot with { Body = new byte[chance.Next(1, 3 * 1024 * 1024)] },
            5 => shot with { Body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)) },
            _ => shot with { Body = [.. bytes.Select(b => chance.Next(40) is 0 ? (byte)chance.Next(32) : b)] },
        };
    }

    /// <summary>What the bytes are said to be, packed bytes included.</summary>
    private Shot Media(Shot shot) => chance.Next(4) switch
    {
        0 => shot with { MediaType = Pick("text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "nonsense", "*/*", "", "image/png") },
        1 => shot with { MediaType = "application/json; charset=" + Pick("utf-16", "nonsense", "gb2312", "") },
        2 => shot.And("Content-Encoding", Pick("gzip", "br", "nonsense")),
        _ => (shot with { Body = Bomb.Value }).And("Content-Encoding", "gzip"),
    };

    private Shot Headers(Shot shot) => chance.Next(7) switch
    {
        0 => shot.And("If-Match", Pick("x", "\"x\"", "W/\"1\"", "\"99999999999\"", "\"-1\"", "\"1\", \"2\"", "\"0\"", "\"", "é")),
        1 => shot.And("Idempotency-Key", Pick(new string('k', 101), new string('k', 5000), "é", "键", " x ", "'; --", "{0}", "\u0001", "x")),
        2 => shot with { Token = Pick("", "x", "gj_", "gj_" + new string('x', 60), new string('x', 5000), "é") },
        3 => shot.And("Accept-Language", Pick("xx-YY", ";;;", "zh-CN;q=9", new string('a', 3000), "*")),
        4 => shot.And("Accept", Pick("text/html", "nonsense", "application/xml")),
        5 => shot.And("Cookie", Pick("guiju=x", "guiju=" + new string('x', 3000), ";;=", "__Host-guiju=é")),
        _ => shot.And("X-HTTP-Method-Override", "DELETE").And("X-Forwarded-For", "'"),
    };

    private Shot Address(Shot shot)
    {
        var parts = shot.Path.Split('/');
        var at = chance.Next(Math.Min(3, parts.Length - 1), parts.Length);
        parts[at] = chance.Next(3) is 0 ? Pick(others).ToString() : Pick(
            "%00", "..%2f..", "%F0%28%8C%28", "'", "{0}", "%7B%7D", Guid.Empty.ToString("B"), Guid.NewGuid().ToString("N"), new string('a', 64), new string('a', 4000),
            "%E9%95%BF", "1", "-1", "null", "%20", "%2e%2e", "NaN", "a%0d%0ab");
        return shot with { Path = string.Join('/', parts) };
    }

    private T Pick<T>(params IReadOnlyList<T> of) => of[chance.Next(of.Count)];

    /// <summary>Ten million bytes that travel as ten thousand.</summary>
    private static readonly Lazy<byte[]> Bomb = new(() =>
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(new byte[10_000_000]);
        return packed.ToArray();
    });
}
