using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guiju.Server.Storage.Migrations;

/// <summary>Foreign logs brought in, and what the screens ask of their cases.</summary>
[DbContext(typeof(GuijuDb)), Migration("0006_Imports")]
internal sealed class M0006Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("imports", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            name = t.Column<string>(maxLength: 300),
            unit_id = t.Column<Guid>(nullable: true),
            unit_name = t.Column<string>(maxLength: 100, nullable: true),
            unit_path = t.Column<string>(maxLength: 200),
            imported_at = t.Column<long>(),
            completed_at = t.Column<long>(nullable: true),
            cases = t.Column<long>(),
            events = t.Column<long>(),
            first_at = t.Column<long>(nullable: true),
            last_at = t.Column<long>(nullable: true),
            pack = t.Column<string>(maxLength: 80, nullable: true),
            revision = t.Column<string>(maxLength: 40, nullable: true),
            pack_title = t.Column<string>(nullable: true),
            pack_files = t.Column<string>(nullable: true),
            counts = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_imports", k => new { k.org_id, k.id }));

        migrationBuilder.CreateTable("imported_cases", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            import_id = t.Column<Guid>(),
            number = t.Column<int>(),
            key = t.Column<string>(),
            events = t.Column<int>(),
            first_at = t.Column<long>(nullable: true),
            last_at = t.Column<long>(nullable: true),
            held = t.Column<int>(),
            breached = t.Column<int>(),
            pending = t.Column<int>(),
            undetermined = t.Column<int>(),
            inapplicable = t.Column<int>(),
            verdicts = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_imported_cases", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_imported_cases_org_id_import_id_number", "imported_cases", ["org_id", "import_id", "number"]);
    }
}
