using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

internal sealed partial class FormParser
{
    private ParsedForm? InWindow(MapReader reader)
    {
        var act = slots.Parse(reader.Required("act"));
        var calendar = reader.Required("calendar") is { } node ? scope.Calendar(node) : null;

        return act is null || calendar is null ? null : new(new WindowProgram(act.Program, calendar.Value), act.Activities);
    }

    private ParsedForm? Exist(MapReader reader)
    {
        var slot = slots.Parse(reader.Required("event"));
        var times = Times(reader, "times");
        var within = Duration(reader, "within");
        var (calendar, pauses) = clocks.Clock(reader);

        return slot is null
            ? null
            : new(new DeclareProgram(DeclareTemplate.Existence, slot.Program, null, times, 0, within, [], Calendar: calendar, Pauses: pauses), []);
    }

    private ParsedForm? Absence(MapReader reader)
    {
        var slot = slots.Parse(reader.Required("event"));
        var stretch = Duration(reader, "in_any");
        var most = Times(reader, "most", stretch is null ? 0 : 1);
        var within = Duration(reader, "within");
        var (calendar, pauses) = clocks.Clock(reader);

        if (stretch is not null && within is not null)
        {
            scope.Faults.Add(reader.Map, "form", "'within' counts from the first event of the case and 'in_any' from every event: only one of them can be meant.");
        }

        return slot is null ? null
            : stretch is { } length ? new(new RateProgram(slot.Program, most, length, pauses, calendar), slot.Activities)
            : new(new DeclareProgram(DeclareTemplate.Absence, slot.Program, null, most + 1, 0, within, [], Calendar: calendar, Pauses: pauses), []);
    }

    private ParsedForm? Budget(MapReader reader)
    {
        var from = slots.Parse(reader.Required("from"));
        var until = slots.Parse(reader.Required("until"));
        var most = reader.Required("at_most") is { } node ? Durations.Read(node, scope.Faults) : null;
        var (calendar, pauses) = clocks.Clock(reader);
        var warn = clocks.Warnings(reader, most);

        return from is null || until is null || most is null
            ? null
            : new(new BudgetProgram(from.Program, until.Program, most.Value, pauses, warn, calendar), from.Activities);
    }

    private ParsedForm? Compensation(MapReader reader)
    {
        var breach = reader.RequiredText("breach");
        var then = slots.Parse(reader.Required("then"));
        var within = Duration(reader, "within");
        var atLeast = Duration(reader, "at_least");
        var (calendar, pauses) = clocks.Clock(reader);
        var until = slots.Parse(reader.Optional("until"));
        var warn = clocks.Warnings(reader, within);
        Window(reader, atLeast, within, "within");

        if (warn.Count > 0 && within is null)
        {
            scope.Faults.Add(reader.Map, "late-warning", "A warning needs a limit to warn of.", "Add 'within'.");
        }

        return breach is null || then is null
            ? null
            : new(new CompensationProgram(breach, then.Program, atLeast ?? 0, within, until?.Program, pauses, warn, calendar), []);
    }
}
