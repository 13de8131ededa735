using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guiju.Server.Storage.Migrations;

/// <summary>What the screens ask of orders and visits.</summary>
[DbContext(typeof(GuijuDb)), Migration("0004_Orders")]
internal sealed class M0004Orders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("orders", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            version = t.Column<int>(),
            number = t.Column<string>(maxLength: 40),
            kind = t.Column<string>(maxLength: 40),
            summary = t.Column<string>(maxLength: 500),
            customer_id = t.Column<Guid>(),
            customer = t.Column<string>(maxLength: 200),
            site_id = t.Column<Guid>(),
            product = t.Column<string>(maxLength: 40),
            scope = t.Column<string>(maxLength: 40),
            tier = t.Column<string>(maxLength: 40),
            contract = t.Column<string>(maxLength: 40),
            place = t.Column<string>(maxLength: 40),
            status = t.Column<string>(maxLength: 40),
            unit_id = t.Column<Guid>(),
            unit_path = t.Column<string>(maxLength: 200),
            engineer_id = t.Column<Guid>(nullable: true),
            engineer = t.Column<string>(maxLength: 100, nullable: true),
            contractor_id = t.Column<Guid>(nullable: true),
            visit_id = t.Column<Guid>(nullable: true),
            opened_at = t.Column<long>(),
            reported_at = t.Column<long>(),
            solved_at = t.Column<long>(nullable: true),
            is_open = t.Column<bool>(),
            is_paused = t.Column<bool>(),
            due_at = t.Column<long>(nullable: true),
            due_norm = t.Column<string>(nullable: true),
            due_pack = t.Column<string>(nullable: true),
            clock = t.Column<string>(maxLength: 40, nullable: true),
            breached = t.Column<int>(),
            pending = t.Column<int>(),
            overdue_since = t.Column<long>(nullable: true),
            overdue_norm = t.Column<string>(nullable: true),
            overdue_pack = t.Column<string>(nullable: true),
            queue_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_orders", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_orders_org_id_engineer_id", "orders", ["org_id", "engineer_id"]);
        migrationBuilder.CreateIndex("IX_orders_org_id_number", "orders", ["org_id", "number"], unique: true);
        migrationBuilder.CreateIndex("IX_orders_org_id_opened_at", "orders", ["org_id", "opened_at"]);
        migrationBuilder.CreateIndex("IX_orders_org_id_queue_at", "orders", ["org_id", "queue_at"]);

        migrationBuilder.CreateTable("visits", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            order_id = t.Column<Guid>(),
            order_number = t.Column<string>(maxLength: 40),
            number = t.Column<int>(),
            engineer_id = t.Column<Guid>(),
            contractor_id = t.Column<Guid>(nullable: true),
            unit_path = t.Column<string>(maxLength: 200),
            status = t.Column<string>(maxLength: 40),
            is_open = t.Column<bool>(),
            escalation_open = t.Column<bool>(),
            planned_at = t.Column<long>(),
            starts_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_visits", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_visits_org_id_engineer_id_is_open", "visits", ["org_id", "engineer_id", "is_open"]);
    }
}
