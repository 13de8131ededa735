using Guiju.Norms;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.NormDesk;

public sealed class PackLibraryTests : IDisposable
{
    private readonly string _norms = Directory.CreateTempSubdirectory("guiju-library-").FullName;

    public void Dispose() => Directory.Delete(_norms, recursive: true);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_number_and_revision_stand_for_one_text_only(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        await using var scope = app.Services.CreateAsyncScope();
        var (library, db) = (scope.ServiceProvider.GetRequiredService<PackLibrary>(), scope.ServiceProvider.GetRequiredService<GuijuDb>());
        Task Import() => library.Import(app.World.OrgId, _norms, TestContext.Current.CancellationToken);

        Write("1", "first");
        await Import();
        await Import();
        Write("1", "changed");
        var refused = await Assert.ThrowsAsync<Refusal>(Import);
        Write("2", "changed");
        await Import();

        Assert.Equal("norm.revision-changed", refused.Code);
        Assert.Equal(["1", "2"], await db.PackRevisions.Where(p => p.Pack == "PK-TWICE").Select(p => p.Revision).Order().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Packs_that_contradict_each_other_are_not_in_force_together_without_precedence()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await using var scope = app.Services.CreateAsyncScope();
        var (library, rules) = (scope.ServiceProvider.GetRequiredService<PackLibrary>(), scope.ServiceProvider.GetRequiredService<Rules>());
        var now = app.Clock.GetUtcNow();
        var must = PackCompiler.Compile([Pack("A", "must", "response: {after: visit.departed, then: visit.called}")], Facts.Vocabulary).Pack!;
        rules.Use(app.World.OrgId, new([new(must, now.ToMicros(), null)]));

        var refused = Assert.Throws<Refusal>(() => library.Agree(app.World.OrgId, [Pack("B", "must-not", "absence: {event: visit.called}")], now, null));
        Assert.Equal(("pack.conflict", "NB", "NA", "PK-A"), (refused.Code, refused.Values[0], refused.Values[1], refused.Values[2]));
        library.Agree(app.World.OrgId, [Pack("B", "must-not", "absence: {event: visit.called}", "outranks: PK-A\n")], now, null);
        library.Agree(app.World.OrgId, [Pack("B", "must-not", "absence: {event: visit.called}")], now.AddDays(-2), now.AddDays(-1));
    }

    private static PackFile Pack(string id, string by, string rule, string more = "") => new(PackCompiler.Entry, $$"""
        pack: PK-{{id}}
        revision: "1"
        title: {zh-CN: 题, en: T}
        document: {number: null}
        {{more}}norms:
          - id: N{{id}}
            title: {zh-CN: 题, en: T}
            text: {zh-CN: 文, en: T}
            source: s
            check: A
            outcome: NC
            severity: minor
            combines: {as: call, by: {{by}} }
            {{rule}}
        """);

    [Fact]
    public async Task A_day_printed_on_a_standard_puts_it_in_force_nowhere()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await using var scope = app.Services.CreateAsyncScope();
        Write("1", "first", "{number: T 1, effective: 2007-09-18}");

        await scope.ServiceProvider.GetRequiredService<PackLibrary>().Import(app.World.OrgId, _norms, TestContext.Current.CancellationToken);

        Assert.Null(await app.InDatabase(db => db.PackRevisions.Where(p => p.Pack == "PK-TWICE").Select(p => p.EffectiveFrom).SingleAsync()));
    }

    private void Write(string revision, string title, string document = "{number: T 1}")
    {
        Directory.CreateDirectory(Path.Combine(_norms, "PK-TWICE"));
        File.WriteAllText(Path.Combine(_norms, "PK-TWICE", "pack.yaml"), $$"""
            pack: PK-TWICE
            revision: "{{revision}}"
            title: {zh-CN: 题, en: {{title}}}
            document: {{document}}
            norms: []
            """);
    }
}
