using System.IO.Compression;
using Guiju.Logs.Declare;

namespace Guiju.Logs.Tests;

/// <summary>The verdicts that a brute-force reading of the definitions gives on public logs, case by case.</summary>
public sealed class DeclGoldenTests
{
    [Theory]
    [InlineData("bpic2012.xes.gz", "bpic2012_c16")]
    [InlineData("bpic2012.xes.gz", "bpic2012_t16")]
    [InlineData("helpdesk.xes.gz", "helpdesk_t12")]
    [InlineData("bpic2013_incidents.xes.gz", "incidents_t12")]
    [InlineData("sepsis.xes.gz", "sepsis_data_model")]
    [InlineData("sepsis.xes.gz", "sepsis_model4")]
    [InlineData("sepsis.xes.gz", "sepsis_nodata_model")]
    public void A_model_judges_a_public_log_exactly_as_the_definitions_do(string log, string name)
    {
        var model = DeclReader.Read(Scratch.Public($"models/{name}.decl"));
        using var written = new StringWriter();
        DeclCsv.Write(written, model, DeclCheck.Run(model, Scratch.Public(log), null, new()));

        using var packed = new StreamReader(new GZipStream(File.OpenRead(Scratch.Public($"expected/{name}.csv.gz")), CompressionMode.Decompress));
        var expected = packed.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var actual = written.ToString().TrimEnd('\n').Split('\n');

        Assert.Equal(expected.Except(actual).Take(5), actual.Except(expected).Take(5));
        Assert.Equal(expected, actual);
    }
}
