using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guiju.Server.Storage.Migrations;

/// <summary>Customers, where they are, whom to call and what they have.</summary>
[DbContext(typeof(GuijuDb)), Migration("0003_Customers")]
internal sealed class M0003Customers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("customers", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            number = t.Column<string>(maxLength: 40),
            name = t.Column<string>(maxLength: 200),
            tier = t.Column<string>(maxLength: 40),
            contract = t.Column<string>(maxLength: 40),
            unit_id = t.Column<Guid>(),
            unit_path = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_customers", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_customers_org_id_name", "customers", ["org_id", "name"]);
        migrationBuilder.CreateIndex("IX_customers_org_id_number", "customers", ["org_id", "number"], unique: true);

        migrationBuilder.CreateTable("sites", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            customer_id = t.Column<Guid>(),
            name = t.Column<string>(maxLength: 200),
            address = t.Column<string>(maxLength: 300),
            place = t.Column<string>(maxLength: 40),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_sites", k => new { k.org_id, k.id });
            t.ForeignKey("FK_sites_customers_org_id_customer_id", k => new { k.org_id, k.customer_id }, "customers", ["org_id", "id"], onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_sites_org_id_customer_id", "sites", ["org_id", "customer_id"]);

        migrationBuilder.CreateTable("contacts", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            customer_id = t.Column<Guid>(),
            site_id = t.Column<Guid>(nullable: true),
            name = t.Column<string>(maxLength: 100),
            phone = t.Column<string>(maxLength: 40),
            phone_reversed = t.Column<string>(maxLength: 40),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_contacts", k => new { k.org_id, k.id });
            t.ForeignKey("FK_contacts_customers_org_id_customer_id", k => new { k.org_id, k.customer_id }, "customers", ["org_id", "id"], onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_contacts_org_id_customer_id", "contacts", ["org_id", "customer_id"]);
        migrationBuilder.CreateIndex("IX_contacts_org_id_phone_reversed", "contacts", ["org_id", "phone_reversed"]);

        migrationBuilder.CreateTable("services", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            customer_id = t.Column<Guid>(),
            site_id = t.Column<Guid>(nullable: true),
            circuit = t.Column<string>(maxLength: 60, nullable: true),
            product = t.Column<string>(maxLength: 40),
            scope = t.Column<string>(maxLength: 40),
            tier = t.Column<string>(maxLength: 40),
            contract = t.Column<string>(maxLength: 40),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_services", k => new { k.org_id, k.id });
            t.ForeignKey("FK_services_customers_org_id_customer_id", k => new { k.org_id, k.customer_id }, "customers", ["org_id", "id"], onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_services_org_id_circuit", "services", ["org_id", "circuit"]);
        migrationBuilder.CreateIndex("IX_services_org_id_customer_id", "services", ["org_id", "customer_id"]);
    }
}
