namespace Guiju.Server.Ledger;

/// <summary>What the ledger is made of.</summary>
public static class LedgerModule
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<FamilyStore>()
        .AddSingleton<LiveWire>()
        .AddSingleton<Rules>()
        .AddSingleton<Numbers>()
        .AddSingleton<LedgerWriter>()
        .AddHostedService(p => p.GetRequiredService<LedgerWriter>())
        .AddSingleton<ClockPoller>()
        .AddHostedService(p => p.GetRequiredService<ClockPoller>())
        .AddSingleton<OutboxWorker>()
        .AddHostedService(p => p.GetRequiredService<OutboxWorker>())
        .AddScoped<CommandContext>()
        .AddScoped<Timelines>();
}
