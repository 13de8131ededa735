using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guiju.Server.Storage.Migrations;

/// <summary>Documents under control, and who has read which revision.</summary>
[DbContext(typeof(GuijuDb)), Migration("0008_Documents")]
internal sealed class M0008Documents : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("documents", t => new
        {
            org_id = t.Column<Guid>(),
            pack = t.Column<string>(maxLength: 80),
        }, constraints: t => t.PrimaryKey("PK_documents", k => new { k.org_id, k.pack }));

        migrationBuilder.CreateTable("readings", t => new
        {
            org_id = t.Column<Guid>(),
            pack = t.Column<string>(maxLength: 80),
            revision = t.Column<string>(maxLength: 40),
            user_id = t.Column<Guid>(),
            at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_readings", k => new { k.org_id, k.pack, k.revision, k.user_id }));
        DryRuns(migrationBuilder);
        migrationBuilder.CreateIndex("IX_readings_org_id_user_id", "readings", ["org_id", "user_id"]);
    }

    private static void DryRuns(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("dry_runs", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            pack = t.Column<string>(maxLength: 80),
            revision = t.Column<string>(maxLength: 40),
            hash = t.Column<string>(maxLength: 64),
            files = t.Column<string>(),
            against = t.Column<string>(maxLength: 40, nullable: true),
            against_files = t.Column<string>(nullable: true),
            import_id = t.Column<Guid>(nullable: true),
            import_name = t.Column<string>(maxLength: 300, nullable: true),
            months = t.Column<int>(nullable: true),
            since = t.Column<long>(nullable: true),
            as_of = t.Column<long>(),
            unit_path = t.Column<string>(maxLength: 200),
            started_by_id = t.Column<Guid>(),
            started_by = t.Column<string>(maxLength: 100),
            started_at = t.Column<long>(),
            finished_at = t.Column<long>(nullable: true),
            state = t.Column<string>(maxLength: 40),
            total = t.Column<long>(),
            done = t.Column<long>(),
            worked_ms = t.Column<long>(),
            cursor = t.Column<string>(maxLength: 40, nullable: true),
            tally = t.Column<string>(),
            changes = t.Column<int>(),
            turn = t.Column<int>(),
            claimed_until = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_dry_runs", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_dry_runs_org_id_pack_revision", "dry_runs", ["org_id", "pack", "revision"]);
        migrationBuilder.CreateIndex("IX_dry_runs_state", "dry_runs", "state");

        migrationBuilder.CreateTable("dry_run_changes", t => new
        {
            org_id = t.Column<Guid>(),
            run_id = t.Column<Guid>(),
            number = t.Column<int>(),
            root_id = t.Column<Guid>(),
            case_id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            label = t.Column<string>(),
            norm = t.Column<string>(maxLength: 100),
            contractor = t.Column<string>(maxLength: 200, nullable: true),
            unit = t.Column<string>(maxLength: 100, nullable: true),
            was = t.Column<string>(maxLength: 20, nullable: true),
            becomes = t.Column<string>(maxLength: 20, nullable: true),
            effect = t.Column<string>(maxLength: 40),
        }, constraints: t => t.PrimaryKey("PK_dry_run_changes", k => new { k.org_id, k.run_id, k.number }));
        migrationBuilder.CreateIndex("IX_dry_run_changes_org_id_run_id_norm_effect", "dry_run_changes", ["org_id", "run_id", "norm", "effect"]);
    }
}
