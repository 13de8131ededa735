using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>Turns the indexes of one program into the numbers of the rulebook.</summary>
internal sealed class Linker
{
    private readonly NormProgram program;
    private readonly Lexicon lexicon;
    private readonly int[] attributes;
    private readonly WorkCalendar[] calendars;

    public Linker(NormProgram program, Lexicon lexicon)
    {
        this.program = program;
        this.lexicon = lexicon;
        attributes = [.. program.Attributes.Select(lexicon.Attribute)];
        calendars = [.. program.Calendars.Select(c => new WorkCalendar(c))];
    }

    public int ActivityCount => lexicon.ActivityCount;

    public int Activity(int index) => lexicon.Activity(program.Activities[index]);

    public string ActivityName(int index) => program.Activities[index];

    public int Attribute(int index) => attributes[index];

    public string AttributeName(int index) => program.Attributes[index].Name;

    public TableProgram Table(int index) => program.Tables[index];

    public PhraseListProgram Phrases(int index) => program.Phrases[index];

    public WorkCalendar? Calendar(int? index) => index is { } i ? calendars[i] : null;

    public EventSlot Slot(SlotProgram slot) => new(slot, this);

    public Pause[] Pauses(IReadOnlyList<PauseProgram>? pauses) => [.. (pauses ?? []).Select(p => new Pause(p, this))];
}
