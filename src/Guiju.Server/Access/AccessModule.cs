using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Guiju.Server.Access;

/// <summary>Accounts, sessions and the organisation.</summary>
public static class AccessModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration("Access");
        services.TryAddSingleton(new WallClock(TimeProvider.System));
        services.AddIdentityCore<User>().AddUserManager<Accounts>().AddUserStore<UserStore>().AddPasswordValidator<PasswordRules>();
        services.AddSingleton<IConfigureOptions<IdentityOptions>, IdentityRules>();
        services.AddSingleton<IConfigureOptions<PasswordHasherOptions>, IdentityRules>();
        return services
            .AddSingleton<Turnstile>()
            .AddSingleton<Doorkeeper>()
            .AddScoped<CurrentUser>()
            .AddScoped<CurrentSession>()
            .AddScoped<Staff>()
            .AddScoped<SignIn>()
            .AddScoped<ShowSession>()
            .AddScoped<SignOut>()
            .AddScoped<ShowSetup>()
            .AddScoped<SetUp>()
            .AddScoped<ChangePassword>()
            .AddScoped<ListTokens>()
            .AddScoped<IssueToken>()
            .AddScoped<RevokeToken>()
            .AddScoped<ListUnits>()
            .AddScoped<AddUnit>()
            .AddScoped<ListContractors>()
            .AddScoped<AddContractor>()
            .AddScoped<UserDirectory>()
            .AddScoped<ListUsers>()
            .AddScoped<AddUser>()
            .AddScoped<DisableUser>()
            .AddScoped<EnableUser>()
            .AddScoped<ResetPassword>();
    }

    /// <summary>Lets nobody in unknown who is not expected so. Stands after routing and before everything that knows a user.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.UseMiddleware<Gate>();

    /// <summary>Maps them.</summary>
    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        SignIn.Map(api);
        ShowSession.Map(api);
        SignOut.Map(api);
        ShowSetup.Map(api);
        SetUp.Map(api);
        ChangePassword.Map(api);
        ListUnits.Map(api);
        AddUnit.Map(api);
        ListContractors.Map(api);
        AddContractor.Map(api);

        var tokens = api.MapGroup("/tokens").WithTags("tokens");
        ListTokens.Map(tokens);
        IssueToken.Map(tokens);
        RevokeToken.Map(tokens);

        var users = api.MapGroup("/users").WithTags("users");
        ListUsers.Map(users);
        AddUser.Map(users);
        DisableUser.Map(users);
        EnableUser.Map(users);
        ResetPassword.Map(users);
    }
}
