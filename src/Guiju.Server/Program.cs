using Guiju.Server.Hosting;
using Guiju.Server.Kernel;
using Microsoft.AspNetCore.Connections;

var app = GuijuServer.Build(args);
var urls = app.Services.GetRequiredService<Settings>().Urls;
try
{
    await app.PrepareAsync();
    app.GreetWhenStarted();
    await app.RunAsync();
    return 0;
}
catch (Refusal refusal)
{
    // Something that whoever started the server can mend: say it, without a stack of calls.
    Console.Error.WriteLine(Problems.Text(refusal));
    return 1;
}
catch (IOException failure) when (failure.InnerException is AddressInUseException)
{
    Console.Error.WriteLine(Problems.Text(new Refusal("greeting.address-in-use", urls)));
    return 1;
}

/// <summary>The entry point, named so that tests can start the real server.</summary>
public partial class Program;
