using Guiju.Server.Ledger;

namespace Guiju.Server.Visits;

/// <summary>The use cases of visits.</summary>
public static class VisitsModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddVisits(this IServiceCollection services) => services
        .AddSingleton<Projection>(VisitRow.Project)
        .AddSingleton(new ProjectionTable(typeof(VisitRow)))
        .AddSingleton<Reaction>(RaiseEscalation.Because)
        .AddScoped<AcceptVisit>()
        .AddScoped<ArriveAtVisit>()
        .AddScoped<AskAboutBackup>()
        .AddScoped<CallBeforeVisit>()
        .AddScoped<CleanUp>()
        .AddScoped<ContactCustomer>()
        .AddScoped<DeclineVisit>()
        .AddScoped<DemonstrateToCustomer>()
        .AddScoped<DepartForVisit>()
        .AddScoped<EndVisitUnsolved>()
        .AddScoped<EnterSite>()
        .AddScoped<KnockAtDoor>()
        .AddScoped<LeaveCard>()
        .AddScoped<LeaveSite>()
        .AddScoped<LeaveUnmet>()
        .AddScoped<PrepareForVisit>()
        .AddScoped<ReportEscalation>()
        .AddScoped<RescheduleVisit>()
        .AddScoped<SignOrder>()
        .AddScoped<SolveFault>()
        .AddScoped<StartWork>()
        .AddScoped<TakeEscalation>()
        .AddScoped<ListMyVisits>()
        .AddScoped<ListEngineers>();

    /// <summary>Maps them.</summary>
    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        var visits = api.MapGroup("/visits").WithTags("visits");
        AcceptVisit.Map(visits);
        ArriveAtVisit.Map(visits);
        AskAboutBackup.Map(visits);
        CallBeforeVisit.Map(visits);
        CleanUp.Map(visits);
        ContactCustomer.Map(visits);
        DeclineVisit.Map(visits);
        DemonstrateToCustomer.Map(visits);
        DepartForVisit.Map(visits);
        EndVisitUnsolved.Map(visits);
        EnterSite.Map(visits);
        KnockAtDoor.Map(visits);
        LeaveCard.Map(visits);
        LeaveSite.Map(visits);
        LeaveUnmet.Map(visits);
        PrepareForVisit.Map(visits);
        ReportEscalation.Map(visits);
        RescheduleVisit.Map(visits);
        SignOrder.Map(visits);
        SolveFault.Map(visits);
        StartWork.Map(visits);
        TakeEscalation.Map(visits);
        ListMyVisits.Map(visits);
        ListEngineers.Map(api);
    }
}
