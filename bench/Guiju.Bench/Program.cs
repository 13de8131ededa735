using Guiju.Bench;
using Guiju.Bench.Http;

// What can be measured; bench/README.md says how to read it.
return args switch
{
    ["http", .. var rest] => await HttpBench.Run(Options.Of(rest)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project bench/Guiju.Bench -- COMMAND
          http   [--engine sqlite|postgresql] [--connections 32,64] [--rounds 5] [--commands 2000]
        """);
    return 2;
}
