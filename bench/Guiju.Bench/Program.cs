using Guiju.Bench;
using Guiju.Bench.Bulk;
using Guiju.Bench.Engine;
using Guiju.Bench.Http;
using Guiju.Bench.Phrases;

// What can be measured; docs/performance.md says how to read it.
return args switch
{
    ["http", .. var rest] => await HttpBench.Run(Options.Of(rest)),
    ["engine"] => EngineBench.Run(),
    ["phrases", .. var rest] => PhraseBench.Run(Options.Of(rest)),
    ["bulk", .. var rest] => BulkBench.Run(Options.Of(rest)),
    ["check", .. var rest] => await CheckBench.Run(Options.Of(rest)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project bench/Guiju.Bench -- COMMAND
          http   [--engine sqlite|postgresql] [--connections 32,64] [--warm 10] [--rounds 5] [--commands 2000]
          engine
          phrases [--small 256] [--large 64] [--rounds 9]     KiB and MiB of text
          bulk   --log FILE.xes.gz --decl FILE.decl [--times 40] [--models 1] [--rounds 7]
          check  --log FILE.xes.gz --pack FOLDER [--times 10] [--rounds 5]
        """);
    return 2;
}
