using Guiju.Server.Hosting;

var app = GuijuServer.Build(args);
await app.PrepareAsync();
app.GreetWhenStarted();
await app.RunAsync();

/// <summary>The entry point, named so that tests can start the real server.</summary>
public partial class Program;
