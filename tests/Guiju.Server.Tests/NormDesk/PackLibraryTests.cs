using Guiju.Server.Kernel;
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

    private void Write(string revision, string title)
    {
        Directory.CreateDirectory(Path.Combine(_norms, "PK-TWICE"));
        File.WriteAllText(Path.Combine(_norms, "PK-TWICE", "pack.yaml"), $$"""
            pack: PK-TWICE
            revision: "{{revision}}"
            title: {zh-CN: 题, en: {{title}}}
            document: {number: T 1}
            norms: []
            """);
    }
}
