using Guiju.Norms.Timelines;

namespace Guiju.Norms.Tests.Vectors;

/// <summary>The vocabulary of the random packs: every event may carry a field of every type.</summary>
internal static class Words
{
    public static readonly string[] Acts = ["a", "b", "c", "d", "plan"];

    public static readonly string[] Events = ["a", "a", "a", "b", "b", "b", "c", "c", "d", "grade", "plan", "pause", "resume", "hold", "free"];

    public static readonly string[] Codes = ["x", "y", "z"];

    /// <summary>With other widths, spaces and cases of the phrases, and texts that only look blank.</summary>
    public static readonly string[] Texts = ["K1", "K2", "不知道", "我不 知道，ＨＥＹ！", "hey you, bye", "谢谢您　再见", "谢谢", "ＢＹＥ", " ", "\u3000\u0085", "\uFEFF", "𠮷a", "1"];

    public static readonly string[] Calendars = ["office", "night", "york"];

    public static readonly Vocabulary Vocabulary = Read();

    /// <summary>What a pack holds besides its norms; only the calendars that it uses, for each is long.</summary>
    public static string Extra(string norms) =>
        """

        tables:
          one: {unit: m, keys: [case.c], rows: [{x: 20, y: lost, z: 90}]}
          two: {unit: h, keys: [case.c, case.d], rows: [{case.c: x, x: 1, y: 1h30m}, {case.c: y, x: 0.25, y: lost}, {case.c: z, x: 30s, y: 9}]}
        phrase_lists:
          rude: {kind: forbidden, items: [不知道, "hey", {text: Ｋ1, better: k}]}
          closing: {kind: required, items: [谢谢, 再见]}
          parting: {kind: required, match: any, items: [谢谢, "bye"]}
        pauses:
          customer: {from: {event: pause, where: {c: [x, y]}}, until: resume, needs: [k, n], approved: grade, at_most: 90m, in_all: 3h}
          flagged: {from: hold, until: [free, resume], needs: [k, d], approved: [plan, c], otherwise: flagged, at_most: 1d}
          short: {from: [pause, hold], until: free, at_most: 1m, in_all: 20m}
          waiting: {while: {case.c: x}, at_most: 2h}
          marked: {while: {case.f: true}, approved: resume}
        """
        + "\ncalendars:" + (Calendars.Any(c => Uses(norms, c)) ? "" : " {}") + "\n"
        + string.Join("\n", new[] { Office, Night, York }.Where((_, i) => Uses(norms, Calendars[i])));

    private const string Office =
        """
          office:
            zone: Asia/Shanghai
            years: [2026, 2026]
            hours: {mon-fri: ["08:30-12:00", "13:30-18:00"], sat: "09:00-12:00"}
            holidays: [2026-01-01..2026-01-03, 2026-02-15..2026-02-23, 2026-10-01..2026-10-07]
            make_up_days: {2026-02-14: ["10:00-11:30"], 2026-02-28: ["08:30-12:00", "13:30-18:00"]}
        """;

    private const string Night =
        """
          night: {zone: Europe/Berlin, years: [2026, 2026], hours: {mon-sun: ["22:00-06:00", "12:00-12:45"]}}
        """;

    private const string York =
        """
          york: {zone: America/New_York, years: [2026, 2026], hours: {sun: "01:30-02:30", mon-sat: "00:00-24:00"}, holidays: [2026-07-04]}
        """;

    private static bool Uses(string norms, string calendar) => norms.Contains(calendar, StringComparison.Ordinal);

    private static Vocabulary Read()
    {
        const string text =
            """
            vocabulary: vectors
            cases: [order, visit]
            fields: {k: text, c: {code: [x, y, z]}, d: {code: [x, y]}, n: integer, m: decimal, f: boolean, g: boolean, t: instant, l: list}
            activities: [a, b, c, d, grade, plan, pause, resume, hold, free]
            attributes: {case.c: [grade.c, plan.c], case.d: [grade.d], case.n: [grade.n, a.n], case.m: [plan.m], case.f: [grade.f], case.k: [plan.k, b.k], case.t: [plan.t], case.l: [grade.l]}
            """;
        var log = PackCompiler.ReadVocabulary(new("words.yaml", text), out var diagnostics);
        Assert.Empty(diagnostics);

        return log!.Vocabulary;
    }
}
