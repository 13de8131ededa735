using System.Text.Json.Nodes;

namespace Guiju.Browser.Tests;

/// <summary>Orders of the demo world, brought by its API to where a test begins.</summary>
internal static class Cases
{
    /// <summary>An order with its visit.</summary>
    public sealed record Case(Guid Order, string Number, Guid Visit);

    /// <summary>A fault taken in, with its customer's own tier unless another is given; answers the order's number.</summary>
    public static async Task<Case> OpenAsync(Uri product, string customer, string summary, string? tier = null)
    {
        using var agent = await Caller.SignInAsync(product, "agent");
        var found = (await agent.GetAsync($"/api/customers?q={Uri.EscapeDataString(customer)}"))["items"]![0]!;
        var receipt = await agent.PostAsync("/api/orders", new JsonObject
        {
            ["kind"] = "fault", ["summary"] = summary, ["product"] = "internet", ["scope"] = "within-province", ["tier"] = tier ?? found["tier"]!.GetValue<string>(),
            ["contract"] = "group", ["place"] = "office", ["equipment"] = "computer", ["customerId"] = found["id"]!.DeepClone(),
            ["siteId"] = found["sites"]![0]!["id"]!.DeepClone(), ["contact"] = "孙志刚", ["phone"] = "13900001234", ["channel"] = "phone",
        });
        var id = receipt["id"]!.GetValue<Guid>();
        return new(id, (await agent.GetAsync($"/api/orders/{id}"))["order"]!["number"]!.GetValue<string>(), Guid.Empty);
    }

    /// <summary>A fault given to an engineer, who has called, keeps his appointment half an hour from now, and has set out.</summary>
    public static async Task<Case> OnTheWayAsync(MovedProduct product, string engineer, string summary)
    {
        var opened = await OpenAsync(product.Address, "云洲市第一人民医院", summary);
        using var dispatcher = await Caller.SignInAsync(product.Address, "dispatcher");
        using var worker = await Caller.SignInAsync(product.Address, engineer);
        var who = (await worker.GetAsync("/api/session"))["id"]!.GetValue<Guid>();
        var visit = (await dispatcher.PostAsync($"/api/orders/{opened.Order}/visits", new { engineerId = who }))["id"]!.GetValue<Guid>();
        await worker.PostAsync($"/api/visits/{visit}/acceptance", new { });
        await worker.PostAsync($"/api/visits/{visit}/call", new
        {
            reached = true, introduced = true, faultCheck = "confirmed", addressConfirmed = true, contactConfirmed = true, phoneConfirmed = true,
            appointment = new { startsAt = product.Now.AddMinutes(30) },
        });
        await worker.PostAsync($"/api/visits/{visit}/preparation", new { tools = new[] { "badge" } });
        await worker.PostAsync($"/api/visits/{visit}/departure", new { reconfirmed = true });
        return opened with { Visit = visit };
    }

    /// <summary>The same, arrived in time, let in and at work.</summary>
    public static async Task<Case> AtWorkAsync(MovedProduct product, string engineer, string summary)
    {
        var visiting = await OnTheWayAsync(product, engineer, summary);
        using var worker = await Caller.SignInAsync(product.Address, engineer);
        await worker.PostAsync($"/api/visits/{visiting.Visit}/arrival", new { });
        await worker.PostAsync($"/api/visits/{visiting.Visit}/admission", new { introduced = true, badgeShown = true, shoeCovers = true, permitted = true });
        await worker.PostAsync($"/api/visits/{visiting.Visit}/backup-question", new { answer = "backed-up" });
        await worker.PostAsync($"/api/visits/{visiting.Visit}/work", new { });
        return visiting;
    }
}
