namespace Guiju.Server.Ledger;

/// <summary>What the ledger is made of.</summary>
public static class LedgerModule
{
    /// <summary>Registers it; without <paramref name="background"/> clocks and outbox run only when asked.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services, bool background) => Workers(services, background)
        .AddSingleton<Reaction>(KeepPromises.Because)
        .AddSingleton<FamilyStore>()
        .AddSingleton<LiveWire>()
        .AddSingleton<Rules>()
        .AddSingleton<Numbers>()
        .AddSingleton<LedgerWriter>()
        .AddHostedService(p => p.GetRequiredService<LedgerWriter>())
        .AddSingleton<ClockPoller>()
        .AddSingleton<OutboxWorker>()
        .AddScoped<CommandContext>()
        .AddScoped<Timelines>()
        .AddScoped<VerifyChain>()
        .AddScoped<RebuildProjections>();

    private static IServiceCollection Workers(IServiceCollection services, bool background) => background
        ? services.AddHostedService(p => p.GetRequiredService<ClockPoller>()).AddHostedService(p => p.GetRequiredService<OutboxWorker>())
        : services;
}
