using System.Net;
using Guiju.Server.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Guiju.Server.Tests.Access;

/// <summary>Guessing passwords.</summary>
public sealed class LockoutTests
{
    private const int Allowed = 5;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task After_five_wrong_passwords_the_right_one_is_wrong_too_until_the_lock_ends(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        await app.Newcomer();
        for (var i = 0; i < Allowed; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.Browser().SignIn("newcomer", "not-this-one")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Browser().SignIn("newcomer", Newcomers.Password)).StatusCode);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().SignIn("newcomer", Newcomers.Password)).StatusCode);
    }

    [Fact]
    public async Task A_right_password_in_between_begins_the_count_anew()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        await app.Newcomer();
        for (var i = 0; i < 3 * (Allowed - 1); i++)
        {
            await app.Browser().SignIn("newcomer", "not-this-one");
            if (i % (Allowed - 1) is Allowed - 2)
                Assert.Equal(HttpStatusCode.OK, (await app.Browser().SignIn("newcomer", Newcomers.Password)).StatusCode);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Forty_guesses_at_once_are_counted_one_by_one(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        await app.Newcomer();
        var browser = app.CreateClient();

        // The right one stands last but one in the crowd: it may be tried only if fewer than five came before it.
        var guesses = Enumerable.Range(0, 40).Select(i => browser.SignIn("newcomer", i is 38 ? Newcomers.Password : "not-this-one")).ToList();
        await Task.WhenAll(guesses);
        var tried = await browser.SignIn("newcomer", Newcomers.Password);

        Assert.Equal(HttpStatusCode.Unauthorized, tried.StatusCode);
    }

    [Fact]
    public async Task Unknown_wrong_locked_and_closed_answer_alike_and_take_one_hash_each()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        var closed = await app.Newcomer("closed");
        await app.Do("administrator", $"/api/users/{closed}/disabling", new { });
        await app.Newcomer("locked");
        for (var i = 0; i < Allowed; i++)
            await app.Browser().SignIn("locked", "not-this-one");
        await app.Newcomer();
        var hasher = new CountingHasher(app.Services.GetRequiredService<IOptions<PasswordHasherOptions>>());
        await using var counted = app.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<IPasswordHasher<User>>(hasher)));
        var client = counted.CreateClient();
        await client.SignIn("nobody", "first makes the decoy");

        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("nobody", "x"), ("newcomer", "not-this-one"), ("locked", Newcomers.Password), ("closed", Newcomers.Password) })
        {
            hasher.Verified = 0;
            var answer = await client.SignIn(name, password);
            answers.Add($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()} after {hasher.Verified} hashes");
        }

        Assert.Single(answers.Distinct());
        Assert.EndsWith("after 1 hashes", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_costs_what_it_should_where_nothing_else_is_configured() =>
        Assert.Equal((210_000, 5), (new AccessOptions().PasswordIterations, new AccessOptions().FailuresAllowed));

    private sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<User>(options)
    {
        public int Verified { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
