namespace Guiju.Norms.Tests.Examples;

public class ExampleTests
{
    public static TheoryData<string> Titles => [.. Example.All().Select(e => e.ToString())];

    [Theory]
    [MemberData(nameof(Titles))]
    public void The_example_is_true(string title) => new ExampleRun(Example.All().Single(e => e.ToString() == title)).Run();
}
