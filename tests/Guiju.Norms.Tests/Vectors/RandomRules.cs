namespace Guiju.Norms.Tests.Vectors;

/// <summary>Random rules of every form, as a pack writes them.</summary>
internal sealed partial class RandomRules(Dice dice)
{
    private static readonly string[] Lengths = ["1us", "7ms", "1.5s", "1m", "5m", "20m", "1h", "1h30m", "3h", "8h", "1d", "2d", "1w"];

    private readonly RandomConditions conditions = new(dice);

    /// <summary>A rule of a form, with its conditions and its way of being checked.</summary>
    public string Rule(string form) =>
        "check: " + (!dice.One(3) ? "G\n" + dice.Maybe(2, () => "deviation: true\n") : "A\n")
        + dice.Maybe(4, () => "case: visit\n")
        + dice.Maybe(4, () => "judged_by: " + dice.Of("activation", "case-start", "now") + "\n")
        + dice.Maybe(3, () => "pending: " + dice.Of("reopened", "reopened", "kept") + "\n")
        + dice.Maybe(5, () => $"when: {conditions.Condition(ofCase: !dice.One(4))}\n")
        + Body(form);

    private string Body(string form) => form switch
    {
        "response" => $"response: {{after: {Any()}, then: {Any()}{Window("within")}{Same()}{Until()}{Pause()}}}",
        "response-clock" => $"response: {{after: {Any()}, then: {Any()}, {Timed("within")}{Same()}{Until()}{Pause()}{Warn()}{Clock()}}}",
        "precedence" => $"precedence: {{act: {Any()}, needs: {Any()}{Window("at_most")}{Same()}}}",
        "precedence-counting" => $"precedence: {{act: {Any()}, needs: {Any()}, times: {2 + dice.Below(2)}{Window("at_most")}{Same()}{dice.Maybe(2, Pause)}}}",
        "precedence-clock" => $"precedence: {{act: {Any()}, needs: {Any()}, times: {1 + dice.Below(2)}{Window("at_most")}{Clock()}{dice.Maybe(3, Pause)}}}",
        "order" => $"order: {{steps: [{Steps()}], skipping: {dice.Of("allowed", "refused")}}}",
        "order-anew" => $"order: {{steps: [{Steps()}], skipping: {dice.Of("allowed", "refused")}, anew: {conditions.Slot("plan", "d")}}}",
        "interval" => $"interval: {{act: {Any()}, reference: {Reference()}, {Signed()}{Until()}{SignedWarn()}}}",
        "interval-gate" => $"interval: {{act: {Any()}, reference: {Reference()}, at_least: {dice.Maybe(2, () => "-")}{Length()}}}",
        "window" => $"window: {{act: {Any()}, calendar: {dice.Of(Words.Calendars)}}}",
        "exist" => $"exist: {{event: {Any()}, times: {1 + dice.Below(3)}{dice.Maybe(2, () => ", within: " + Length())}{Clocked()}}}",
        "absence" => $"absence: {{event: {Any()}, most: {dice.Below(3)}{dice.Maybe(2, () => ", within: " + Length())}{Clocked()}}}",
        "absence-rate" => $"absence: {{event: {Any()}, most: {1 + dice.Below(2)}, in_any: {Length()}{Clocked()}}}",
        "budget" => $"budget: {{from: {Any()}, until: {Any()}, at_most: {Length()}{Pause()}{Warn()}{dice.Maybe(2, Clock)}}}",
        "compensation" => $"compensation: {{breach: N1, then: {Any()}, {Timed("within")}{dice.Maybe(4, () => ", at_least: 1us")}{Until()}{Pause()}{Warn()}{dice.Maybe(4, Clock)}}}",
        "fields" => $"fields: {{on: {Any()}, require: [{string.Join(", ", Requirements())}]}}",
        "attest" => $"attest: {{on: {Any()}, ticks: [{dice.Of("f", "g", "f, g")}]}}",
        "phrases" => $"phrases: {{on: {Any()}, field: k, {dice.Of("forbid: rude", "require: closing", "require: parting", "forbid: rude, require: closing")}}}",
        "limit" => $"limit: {{start: {Start()}, stop: {Any()}, {Timed("within")}{Until()}{Pause()}{Warn()}{dice.Maybe(2, Clock)}}}",
        "limit-table" => $"limit: {{start: {Start()}, stop: {Any()}, table: {dice.Of("one", "two")}{Until()}{Pause()}{Share()}{dice.Maybe(3, Clock)}}}",
        "limit-field" => $"limit: {{start: {{field: {dice.Of(Words.Acts)}.t{dice.Maybe(4, () => $", where: {conditions.Condition(ofCase: false, 0)}")}}}, stop: {Any()}, {Timed("within")}{Until()}{Pause()}{Warn()}{dice.Maybe(3, Clock)}}}",
        _ => Declared(form[(form.IndexOf('-', StringComparison.Ordinal) + 1)..]),
    };

    private string Any() => conditions.Slot(Words.Acts);

    private string Start() => dice.One(2) ? dice.Of(Words.Acts) : $"{{event: {Any()}}}";

    private string Length() => dice.Of(Lengths);

    private string Timed(string high) => $"{high}: {Length()}";

    /// <summary>Both, one or neither end; a window that holds nothing is refused and drawn again.</summary>
    private string Window(string high) => dice.Maybe(3, () => ", at_least: " + Length()) + dice.Maybe(2, () => $", {Timed(high)}");

    private string Signed() => dice.Maybe(2, () => $"at_least: -{Length()}, ") + "at_most: " + dice.Maybe(2, () => "-") + Length();

    private string Clock() => ", clock: " + (dice.One(4) ? $"{{calendar: {dice.Of(Words.Calendars)}, minus: [{Pauses()}]}}" : dice.Of(Words.Calendars));

    private string Clocked() => dice.Maybe(5, Clock) + dice.Maybe(2, Pause);

    private string Pauses() => string.Join(", ", dice.Some(1, "customer", "flagged", "short", "waiting", "marked"));

    private string Same() => dice.Maybe(3, () => ", same: " + dice.Of("k", "c", "n", "f", "m", "t", "case.c", "case.k", "[k, c]", "[d, case.n]"))
        + dice.Maybe(4, () => ", different: " + dice.Of("k", "c", "n", "f", "m", "t", "case.c", "[k, d]", "case.t"))
        + dice.Maybe(4, () => ", pair: " + conditions.Pair());

    private string Until() => dice.Maybe(3, () => ", until: " + conditions.Slot("c", "d", "free"));

    private string Pause() => dice.Maybe(2, () => ", pause: " + dice.Of(
        "{from: pause, until: resume}",
        dice.Of("customer", "flagged", "short", "waiting", "marked"),
        $"[{Pauses()}]",
        "[{from: pause, until: resume}, {from: hold, until: free}]",
        $"[{{from: {{event: pause, where: {{c: [x, y]}}}}, until: [resume, grade]}}, {{from: hold, until: {Any()}}}]"));

    private string Warn() => dice.Maybe(2, () => ", warn: " + dice.Of("[80%]", "[50%, 33.3%]", "[1us]", "[1s, 99.99%]", "[0.5us, 12.5%]", "[66.6667%]"));

    private string Share() => dice.Maybe(2, () => ", warn: " + dice.Of("[80%]", "[50%, 33.3%]", "[10m]"));

    private string SignedWarn() => dice.Maybe(2, () => ", warn: " + dice.Of("[-30m]", "[-1h, -5m]", "[0s]"));

    private string Steps() => string.Join(", ", dice.Some(3, "a", "b", "c", "d", conditions.Slot("a", "c"), conditions.Slot("b", "grade")));

    private IEnumerable<string> Requirements() => dice.Some(
        1, "k", "l", "t", conditions.Condition(ofCase: false), conditions.Condition(ofCase: true), "{any: [{n: {above: 1}}, {f: true}]}");

    private string Reference(int depth = 1) => dice.Below(depth > 0 ? 6 : 4) switch
    {
        0 => dice.Of("b", "plan"),
        1 => $"{{event: {conditions.Slot("b", "grade", "plan")}, pick: {dice.Of("first", "last")}}}",
        4 => $"{{later_of: [{Reference(depth - 1)}, {Reference(depth - 1)}]}}",
        5 => $"{{earlier_of: [{Reference(depth - 1)}, {Reference(depth - 1)}, {Reference(depth - 1)}]}}",
        _ => $"{{field: {dice.Of("plan", "a", "grade")}.t, pick: {dice.Of("first", "last")}{dice.Maybe(4, () => $", where: {conditions.Condition(ofCase: false, 0)}")}}}",
    };
}
