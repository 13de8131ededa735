using Guiju.Norms.Phrases;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>A text says what it must and nothing that it must not. A text that is missing says nothing forbidden and lacks all that is required.</summary>
internal sealed class PhrasesMonitor : RuleMonitor
{
    private readonly PhrasesProgram program;
    private readonly Activation activation;
    private readonly EventSlot on;
    private readonly string[] fields;
    private readonly PhraseListProgram? forbid;
    private readonly PhraseListProgram? require;
    private readonly PhraseListProgram? promise;
    private readonly PhraseScreen forbidden;
    private readonly PhraseScreen required;
    private readonly PhraseScreen promised;

    public PhrasesMonitor(PhrasesProgram program, Activation activation, Linker linker)
    {
        this.program = program;
        this.activation = activation;
        on = linker.Slot(program.On);
        fields = [.. program.Fields];
        forbid = program.Forbid is { } f ? linker.Phrases(f) : null;
        require = program.Require is { } r ? linker.Phrases(r) : null;
        promise = program.Promise is { } p ? linker.Phrases(p) : null;
        forbidden = Screen(forbid);
        required = Screen(require);
        promised = Screen(promise);
    }

    public override int[] Relevant => on.Activities;

    /// <summary>Whether it looks for assurances.</summary>
    public bool AsksForPromises => promise is not null;

    public override void Run(Tape tape, Findings findings)
    {
        for (var i = 0; i < tape.Count; i++)
        {
            if (!activation.Begins(tape, i, on, findings))
            {
                continue;
            }

            var texts = fields.Select(f => tape.Field(i, f) as string).ToArray();

            if (Array.TrueForAll(texts, t => t is null) && require is null)
            {
                continue;
            }

            var index = findings.Open(i);
            var wrong = texts.SelectMany(t => Wrong(t ?? "")).Distinct(StringComparer.Ordinal).ToList();

            if (wrong.Count > 0)
            {
                findings.Breach(index, -1, tape.Instants[i], wrong);
            }
            else
            {
                findings.Hold(index, -1, tape.Instants[i]);
            }
        }
    }

    /// <summary>The field that must say something, with what it must say.</summary>
    public IEnumerable<(string Field, IReadOnlyList<string> Phrases)> Asked(Tape tape, int position) =>
        require is null || on.Match(tape, position) == Truth.False || activation.Applies(tape, position) == Truth.False
            ? []
            : [(program.Field, [.. require.Items.Select(i => i.Text)])];

    /// <summary>What is looked for in the texts of an act, where the norm may concern it; null where it does not.</summary>
    public (IReadOnlyList<string> Fields, IReadOnlyList<PhraseProgram> Forbid, IReadOnlyList<PhraseProgram> Promise)? Screened(Tape tape, int position) =>
        on.Match(tape, position) == Truth.False || activation.Applies(tape, position) == Truth.False
            ? null
            : (fields, forbid?.Items ?? [], promise?.Items ?? []);

    /// <summary>The sentences of an act in which somebody binds himself, with their field.</summary>
    public IEnumerable<(string Field, string Sentence)> Assurances(Tape tape, int position) =>
        promise is null || on.Match(tape, position) != Truth.True || activation.Applies(tape, position) != Truth.True
            ? []
            : fields.SelectMany(f => tape.Field(position, f) is string text
                ? promised.Find(text).Select(h => (f, Sentences.Around(text, h))).Distinct()
                : []);

    private static PhraseScreen Screen(PhraseListProgram? list) => new(list?.Items ?? []);

    private List<string> Wrong(string text)
    {
        var wrong = new List<string>();

        foreach (var hit in forbidden.Find(text))
        {
            var phrase = forbid!.Items[hit.Index].Text;

            if (!wrong.Contains(phrase))
            {
                wrong.Add(phrase);
            }
        }

        if (require is not null)
        {
            var said = required.Find(text).Select(h => h.Index).ToHashSet();

            if (!require.AnyOne || said.Count == 0)
            {
                wrong.AddRange(require.Items.Where((_, i) => !said.Contains(i)).Select(i => i.Text));
            }
        }

        return wrong;
    }
}
