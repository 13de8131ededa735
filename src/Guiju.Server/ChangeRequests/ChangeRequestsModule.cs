using Guiju.Server.Ledger;

namespace Guiju.Server.ChangeRequests;

/// <summary>The use cases of change requests.</summary>
public static class ChangeRequestsModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddChangeRequests(this IServiceCollection services) => services
        .AddSingleton<Projection>(ChangeRequestRow.Project)
        .AddSingleton(new ProjectionTable(typeof(ChangeRequestRow)))
        .AddScoped<RequestChange>()
        .AddScoped<AnswerChange>()
        .AddScoped<ReadAnswer>()
        .AddScoped<ListChangeRequests>();

    /// <summary>Maps them.</summary>
    public static void MapChangeRequests(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/change-requests").WithTags("change-requests");
        RequestChange.Map(requests);
        AnswerChange.Map(requests);
        ReadAnswer.Map(requests);
        ListChangeRequests.Map(requests);
    }
}
