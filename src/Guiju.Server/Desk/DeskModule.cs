using Guiju.Server.Ledger;

namespace Guiju.Server.Desk;

/// <summary>The use cases of the control centre's desk.</summary>
public static class DeskModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<Announcing>(NoticeKinds.Of)
        .AddSingleton(new OutboxTopic(NoticeKinds.Topic, TellNotice.Deliver))
        .AddScoped<ListNotices>()
        .AddScoped<ReadNotice>()
        .AddScoped<WatchLive>();

    /// <summary>Maps them.</summary>
    public static void MapDesk(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("notices");
        ListNotices.Map(notices);
        ReadNotice.Map(notices);
        WatchLive.Map(api);
    }
}
