using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Language;

/// <summary>Reads a pack: its head, the files it includes, and then tables and phrase lists before the norms that name them.</summary>
internal sealed class PackParser(IReadOnlyList<PackFile> files, Vocabulary given, Faults faults)
{
    private LogVocabulary? log;

    public CompiledPack? Parse()
    {
        if (File(PackCompiler.Entry) is not { } entry)
        {
            faults.Add(PackCompiler.Entry, 1, 1, "missing-file", "A pack needs a file pack.yaml.");
            return null;
        }

        if (YamlReader.Read(entry, faults) is not { } root)
        {
            return null;
        }

        var head = new MapReader(root, faults);
        var scope = new Scope(OwnVocabulary(head) ?? given, faults);
        var id = head.RequiredText("pack");
        var revision = head.RequiredText("revision");
        var title = head.RequiredLocal("title");
        var document = new DocumentParser(faults).Parse(head.Required("document"));
        var closes = Closes(head, scope);
        var applies = Applies(head, scope);
        var norms = new NormsParser(scope, applies, RevisionChoice.Read(head, faults, default));
        var combines = new CombineParser(scope);
        var outranks = combines.Outranks(head, id);
        var brand = head.Optional("brand") is { } node ? new ConditionParser(scope, [], fieldsFirst: false).Parse(node) : null;
        var exempts = combines.Exempts(head, applies);
        Contents(head, norms);

        return id is null || revision is null || title is null || document is null || faults.Count > 0 ? null : new CompiledPack
        {
            Id = id,
            Revision = revision,
            Title = title,
            Document = document,
            Norms = norms.Descriptions,
            Closes = closes.GetValueOrDefault(scope.Vocabulary.CaseKinds[0], []),
            ClosesByKind = closes,
            Cards = norms.Content.Cards,
            Sheets = norms.Content.Sheets,
            Forms = norms.Content.Forms,
            Answers = norms.Content.Answers,
            Program = Program(id, revision, scope, norms.Rules) with { Outranks = outranks, Brand = brand, Exempts = exempts },
            Log = log,
        };
    }

    private static NormProgram Program(string id, string revision, Scope scope, IReadOnlyList<RuleProgram> rules) =>
        new(NormProgram.CurrentFormat, id, revision, scope.Activities, scope.Attributes, scope.Tables, scope.Phrases, scope.Calendars, rules, scope.Groups.Count == 0 ? null : scope.Groups)
        {
            Variants = PhraseListParser.Variants(scope.Phrases),
        };

    private PackFile? File(string name) => files.FirstOrDefault(f => f.Name == name);

    private Vocabulary? OwnVocabulary(MapReader head)
    {
        if (head.Optional("vocabulary") is not { } node || Known(node) is not { } file)
        {
            return null;
        }

        log = VocabularyParser.Parse(file, faults);
        return log?.Vocabulary;
    }

    private static ConditionProgram? Applies(MapReader head, Scope scope) =>
        head.Optional("applies") is { } node ? new ConditionParser(scope, [], fieldsFirst: false).Parse(node) : null;

    private Dictionary<string, IReadOnlyList<string>> Closes(MapReader head, Scope scope)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>();
        var node = head.Optional("closes");

        if (node is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                if (!scope.Vocabulary.CaseKinds.Contains(entry.Key.Value, StringComparer.Ordinal))
                {
                    faults.Unknown(entry.Key, "unknown-case", "kind of case", entry.Key.Value, scope.Vocabulary.CaseKinds);
                }

                found[entry.Key.Value] = new SlotParser(scope).Parse(entry.Value)?.Activities ?? [];
            }
        }
        else if (node is not null)
        {
            found[scope.Vocabulary.CaseKinds[0]] = new SlotParser(scope).Parse(node)?.Activities ?? [];
        }

        return found;
    }

    private void Contents(MapReader head, NormsParser norms)
    {
        var parts = new List<MapReader> { head };

        var include = head.Optional("include");

        foreach (var item in YamlNode.Each(include))
        {
            if (Known(item) is { } file && YamlReader.Read(file, faults) is { } root)
            {
                parts.Add(new(root, faults));
            }
        }

        foreach (var part in parts)
        {
            norms.Calendars(part.Optional("calendars"));
            norms.Groups(part.Optional("case_groups"));
            norms.Pauses(part.Optional("pauses"));
            norms.Tables(part.Optional("tables"));
            norms.PhraseLists(part.Optional("phrase_lists"));
            norms.Contents(part);
        }

        foreach (var part in parts)
        {
            norms.Norms(part.Optional("norms"));
            part.Finish();
        }

        norms.Finish();
    }

    private PackFile? Known(YamlNode node)
    {
        if (node is not YamlText name)
        {
            return faults.Refuse<PackFile>(node, "wrong-shape", "The name of a file is needed here.");
        }

        var file = File(name.Value);

        if (file is null)
        {
            faults.Unknown(name, "missing-file", "file", name.Value, files.Select(f => f.Name));
        }

        return file;
    }
}
