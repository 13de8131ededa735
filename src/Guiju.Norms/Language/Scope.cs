using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Language;

/// <summary>What the parsers of a pack share: known names, faults, and the indexes that names get in the portable table.</summary>
internal sealed class Scope(Vocabulary vocabulary, Faults faults)
{
    private readonly Dictionary<string, int> activityIndex = [];
    private readonly Dictionary<string, int> attributeIndex = [];
    private readonly Dictionary<string, int> tableIndex = [];
    private readonly Dictionary<string, int> phraseIndex = [];
    private readonly Dictionary<string, int> calendarIndex = [];
    private readonly Dictionary<string, int> pauseIndex = [];

    public Vocabulary Vocabulary { get; } = vocabulary;

    public Faults Faults { get; } = faults;

    public List<string> Activities { get; } = [];

    public List<AttributeProgram> Attributes { get; } = [];

    public List<TableProgram> Tables { get; } = [];

    public List<PhraseListProgram> Phrases { get; } = [];

    public List<CalendarProgram> Calendars { get; } = [];

    public List<GroupProgram> Groups { get; } = [];

    public List<PauseProgram> Pauses { get; } = [];

    public int ActivityIndex(string name)
    {
        if (!activityIndex.TryGetValue(name, out var index))
        {
            activityIndex[name] = index = Activities.Count;
            Activities.Add(name);
        }

        return index;
    }

    public int AttributeIndex(CaseAttribute attribute)
    {
        if (!attributeIndex.TryGetValue(attribute.Name, out var index))
        {
            attributeIndex[attribute.Name] = index = Attributes.Count;
            Attributes.Add(new(attribute.Name, attribute.Field.Kind, attribute.Sources));
        }

        return index;
    }

    public void AddTable(YamlText name, TableProgram table) => Add(name, "table", tableIndex, Tables, table);

    public void AddPhrases(YamlText name, PhraseListProgram list) => Add(name, "phrase list", phraseIndex, Phrases, list);

    public void AddCalendar(YamlText name, CalendarProgram calendar) => Add(name, "calendar", calendarIndex, Calendars, calendar);

    public void AddPause(YamlText name, PauseProgram pause) => Add(name, "pause", pauseIndex, Pauses, pause);

    public PauseProgram? Pause(YamlNode node) => Named(node, "unknown-pause", "pause", pauseIndex) is { } index ? Pauses[index] : null;

    public int? Calendar(YamlNode node) => Named(node, "unknown-calendar", "calendar", calendarIndex);

    public int? Table(YamlNode node) => Named(node, "unknown-table", "table", tableIndex);

    public int? PhraseList(YamlNode node, string kind)
    {
        var index = Named(node, "unknown-list", "phrase list", phraseIndex);

        if (index is { } i && Phrases[i].Kind != kind)
        {
            Faults.Add(node, "wrong-list", $"The phrase list '{Phrases[i].Name}' is {Phrases[i].Kind}, but {kind} phrases are needed here.");
            return null;
        }

        return index;
    }

    private void Add<T>(YamlText name, string what, Dictionary<string, int> index, List<T> items, T item)
    {
        if (!index.TryAdd(name.Value, items.Count))
        {
            Faults.Add(name, "duplicate-id", $"There is already a {what} '{name.Value}'.");
            return;
        }

        items.Add(item);
    }

    private int? Named(YamlNode node, string code, string what, Dictionary<string, int> index)
    {
        if (node is not YamlText text)
        {
            Faults.Add(node, "wrong-shape", $"The name of a {what} is needed here.");
            return null;
        }

        if (index.TryGetValue(text.Value, out var found))
        {
            return found;
        }

        Faults.Unknown(node, code, what, text.Value, index.Keys);
        return null;
    }
}
