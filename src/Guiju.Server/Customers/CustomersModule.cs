namespace Guiju.Server.Customers;

/// <summary>The use cases of customers.</summary>
public static class CustomersModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddSingleton<SiteQuery>()
        .AddScoped<CustomerDirectory>()
        .AddScoped<FindCustomers>()
        .AddScoped<AddCustomer>();

    /// <summary>Maps them.</summary>
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("customers");
        FindCustomers.Map(customers);
        AddCustomer.Map(customers);
    }
}
