using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Guiju.Logs.Columns;
using Guiju.Logs.Declare;
using Guiju.Logs.Mapping;
using Guiju.Norms;
using Guiju.Norms.Bulk;
using Guiju.Norms.Programs;
using Guiju.Norms.Verdicts;

namespace Guiju.Logs.Tests;

/// <summary>A bulk check gives the golden verdicts on the public logs, and the same when order alone is judged 64 rules at a time.</summary>
public sealed partial class BulkGoldenTests
{
    [Theory]
    [InlineData("bpic2012.xes.gz", "bpic2012_c16")]
    [InlineData("bpic2012.xes.gz", "bpic2012_t16")]
    [InlineData("helpdesk.xes.gz", "helpdesk_t12")]
    [InlineData("bpic2013_incidents.xes.gz", "incidents_t12")]
    [InlineData("sepsis.xes.gz", "sepsis_data_model")]
    [InlineData("sepsis.xes.gz", "sepsis_model4")]
    [InlineData("sepsis.xes.gz", "sepsis_nodata_model")]
    public void A_bulk_check_judges_a_public_log_exactly_as_the_definitions_do(string log, string name)
    {
        var model = DeclReader.Read(Scratch.Public($"models/{name}.decl"));
        var pack = model.ToPack();
        var rules = new Rulebook([new(pack, long.MinValue, null)]);
        var kind = pack.Log!.Vocabulary.CaseKinds[0];
        var (counting, states) = (new BulkWorker(rules, kind, [], Handing.Touched), new BulkWorker(rules, kind, [], Handing.Breached, Detail.States));
        var (rows, broken) = (new HashSet<string>(), new HashSet<(int Rule, long Case)>());
        var cases = EventLog.Read(Scratch.Public(log), LogMap.Xes with { Only = new HashSet<string>(model.Attributes.Keys) }, new());

        foreach (var block in LogBlocks.Of(cases, new(pack.Log, new())))
        {
            counting.Judge(block, long.MaxValue, closed: true);
            states.Judge(block, long.MaxValue, closed: true);
            rows.UnionWith(counting.Verdicts.Select(v => Row(model, block, v)).OfType<string>());
            broken.UnionWith(states.Verdicts.Select(v => (v.Rule, block.FirstCase + v.Case)));
        }

        var expected = Expected(name);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Except(rows).Take(5), rows.Except(expected).Take(5));
        Assert.Equal(expected.Count, rows.Count);
        Assert.Equal(expected.Count(r => r.EndsWith(",0", StringComparison.Ordinal)), broken.Count);
        Assert.All(counting.Totals.Zip(states.Totals), t => Assert.Equal(t.First[VerdictState.Breached], t.Second[VerdictState.Breached]));
    }

    private static HashSet<string> Expected(string name)
    {
        using var packed = new StreamReader(new GZipStream(File.OpenRead(Scratch.Public($"expected/{name}.csv.gz")), CompressionMode.Decompress));
        return [.. Line().Matches(packed.ReadToEnd()).Select(m => string.Join(',', m.Groups.Values.Skip(1).Select(g => g.Value)))];
    }

    [GeneratedRegex("^(?<rule>[0-9]+),(?:\"[^\"]*\"|[^,\"]*),(?<case>[0-9]+),[^,\n]*,(?<activations>[0-9]*),(?<fulfilments>[0-9]*),(?<violations>[0-9]*),(?<satisfied>[01])\\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Line();

    private static string? Row(DeclModel model, EventBlock block, CaseVerdict verdict)
    {
        var template = model.Constraints[verdict.Rule].Rule.Template;
        var relates = template >= DeclareTemplate.RespondedExistence;
        var satisfied = verdict.State is not VerdictState.Breached;
        var counted = relates || template <= DeclareTemplate.Exactly;

        return satisfied && (!counted || verdict.Activations == 0) ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{verdict.Rule},{block.FirstCase + verdict.Case},{(counted ? verdict.Activations : null)},{(relates ? verdict.Fulfilments : null)},{(relates ? verdict.Violations : null)},{(satisfied ? 1 : 0)}");
    }
}
