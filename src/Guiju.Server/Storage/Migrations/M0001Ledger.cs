using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guiju.Server.Storage.Migrations;

/// <summary>The ledger: timelines, their events and what is derived with each of them.</summary>
[DbContext(typeof(GuijuDb)), Migration("0001_Ledger")]
internal sealed class M0001Ledger : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("heads", t => new
        {
            org_id = t.Column<Guid>(),
            position = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_heads", k => new { k.org_id }));

        migrationBuilder.CreateTable("timelines", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            root_id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            version = t.Column<int>(),
            family_version = t.Column<int>(),
            head = t.Column<byte[]>(),
            opened_at = t.Column<long>(),
            changed_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_timelines", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_timelines_org_id_root_id", "timelines", ["org_id", "root_id"]);

        migrationBuilder.CreateTable("events", t => new
        {
            org_id = t.Column<Guid>(),
            root_id = t.Column<Guid>(),
            case_id = t.Column<Guid>(),
            sequence = t.Column<int>(),
            id = t.Column<Guid>(),
            position = t.Column<long>(),
            kind = t.Column<string>(maxLength: 40),
            name = t.Column<string>(maxLength: 80),
            occurred_at = t.Column<long>(),
            recorded_at = t.Column<long>(),
            actor_id = t.Column<Guid>(nullable: true),
            actor_name = t.Column<string>(),
            device_id = t.Column<string>(nullable: true),
            device_sequence = t.Column<long>(nullable: true),
            about = t.Column<string>(),
            data = t.Column<string>(),
            personal_digest = t.Column<byte[]>(nullable: true),
            hash = t.Column<byte[]>(),
            act_key = t.Column<string>(maxLength: 100, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_events", k => new { k.org_id, k.root_id, k.case_id, k.sequence }));
        migrationBuilder.CreateIndex("IX_events_org_id_position", "events", ["org_id", "position"], unique: true);

        migrationBuilder.CreateTable("event_personal", t => new
        {
            org_id = t.Column<Guid>(),
            case_id = t.Column<Guid>(),
            sequence = t.Column<int>(),
            salt = t.Column<byte[]>(),
            data = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_event_personal", k => new { k.org_id, k.case_id, k.sequence }));

        migrationBuilder.CreateTable("verdicts", t => new
        {
            org_id = t.Column<Guid>(),
            case_id = t.Column<Guid>(),
            root_id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            judged_at = t.Column<long>(),
            data = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_verdicts", k => new { k.org_id, k.case_id }));
        migrationBuilder.CreateIndex("IX_verdicts_org_id_root_id", "verdicts", ["org_id", "root_id"]);

        migrationBuilder.CreateTable("alarms", t => new
        {
            org_id = t.Column<Guid>(),
            root_id = t.Column<Guid>(),
            due_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_alarms", k => new { k.org_id, k.root_id }));
        migrationBuilder.CreateIndex("IX_alarms_due_at", "alarms", "due_at");

        migrationBuilder.CreateTable("acts", t => new
        {
            org_id = t.Column<Guid>(),
            key = t.Column<string>(maxLength: 100),
            user_id = t.Column<Guid>(),
            request_hash = t.Column<byte[]>(),
            case_id = t.Column<Guid>(nullable: true),
            status = t.Column<int>(),
            answer = t.Column<string>(nullable: true),
            answered_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_acts", k => new { k.org_id, k.key }));
        migrationBuilder.CreateIndex("IX_acts_answered_at", "acts", "answered_at");

        migrationBuilder.CreateTable("outbox", t => new
        {
            org_id = t.Column<Guid>(),
            position = t.Column<long>(),
            topic = t.Column<string>(maxLength: 40),
            root_id = t.Column<Guid>(),
            event_id = t.Column<Guid>(),
            payload = t.Column<string>(),
            attempts = t.Column<int>(),
            next_at = t.Column<long>(),
            last_error = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_outbox", k => new { k.org_id, k.position, k.topic }));
        migrationBuilder.CreateIndex("IX_outbox_next_at", "outbox", "next_at");

        migrationBuilder.CreateTable("counters", t => new
        {
            org_id = t.Column<Guid>(),
            series = t.Column<string>(maxLength: 40),
            value = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_counters", k => new { k.org_id, k.series }));

        migrationBuilder.CreateTable("notices", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            position = t.Column<long>(),
            kind = t.Column<string>(maxLength: 80),
            order_id = t.Column<Guid>(),
            order_number = t.Column<string>(maxLength: 40),
            unit_path = t.Column<string>(maxLength: 200),
            data = t.Column<string>(),
            at = t.Column<long>(),
            read_by = t.Column<Guid>(nullable: true),
            read_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_notices", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_notices_org_id_position", "notices", ["org_id", "position"]);
    }
}
