using Guiju.Norms.Programs;

namespace Guiju.Norms.Tests.Laws;

public class PackLaws
{
    [Fact]
    public void The_portable_table_survives_writing_and_reading()
    {
        var files = Directory.EnumerateFiles(Path.Combine(World.Root, "docs", "norms"), "*.md");
        Assert.NotEmpty(files);

        foreach (var example in Examples.Example.All())
        {
            var program = new Examples.ExampleRun(example).Program;
            var json = ProgramJson.Write(program);
            Assert.Equal(json, ProgramJson.Write(ProgramJson.Read(json)));
        }
    }

    [Fact]
    public void A_read_table_judges_like_the_compiled_one()
    {
        foreach (var example in Examples.Example.All())
        {
            new Examples.ExampleRun(example, p => ProgramJson.Read(ProgramJson.Write(p))).Run();
        }
    }
}
