using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guiju.Server.Storage.Migrations;

/// <summary>Appeals and waivers of verdicts, and requests to change clauses.</summary>
[DbContext(typeof(GuijuDb)), Migration("0009_Appeals")]
internal sealed class M0009Appeals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("appeals", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            order_id = t.Column<Guid>(),
            order_number = t.Column<string>(maxLength: 40),
            case_id = t.Column<Guid>(),
            case_kind = t.Column<string>(maxLength: 40),
            pack = t.Column<string>(maxLength: 80),
            revision = t.Column<string>(maxLength: 40),
            norm = t.Column<string>(maxLength: 80),
            unit_path = t.Column<string>(maxLength: 200),
            contractor_id = t.Column<Guid>(nullable: true),
            engineer_id = t.Column<Guid>(nullable: true),
            engineer = t.Column<string>(maxLength: 100, nullable: true),
            appealed = t.Column<bool>(),
            reason = t.Column<string>(nullable: true),
            proof = t.Column<string>(),
            by_id = t.Column<Guid>(nullable: true),
            by = t.Column<string>(maxLength: 100),
            at = t.Column<long>(),
            outcome = t.Column<string>(maxLength: 40, nullable: true),
            answer = t.Column<string>(nullable: true),
            answered_by = t.Column<string>(maxLength: 100, nullable: true),
            answered_at = t.Column<long>(nullable: true),
            waiver_id = t.Column<Guid>(nullable: true),
            waived_until = t.Column<long>(nullable: true),
            withdrawn_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_appeals", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_appeals_org_id_at", "appeals", ["org_id", "at"]);

        migrationBuilder.CreateTable("change_requests", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            pack = t.Column<string>(maxLength: 80),
            revision = t.Column<string>(maxLength: 40, nullable: true),
            norm = t.Column<string>(maxLength: 80),
            text = t.Column<string>(),
            cases = t.Column<string>(),
            by_id = t.Column<Guid>(nullable: true),
            by = t.Column<string>(maxLength: 100),
            at = t.Column<long>(),
            state = t.Column<string>(maxLength: 40),
            draft = t.Column<string>(maxLength: 80, nullable: true),
            answer = t.Column<string>(nullable: true),
            answered_by = t.Column<string>(maxLength: 100, nullable: true),
            answered_at = t.Column<long>(nullable: true),
            is_read = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_change_requests", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_change_requests_org_id_at", "change_requests", ["org_id", "at"]);
    }
}
