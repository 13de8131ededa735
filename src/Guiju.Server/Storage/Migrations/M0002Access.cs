using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guiju.Server.Storage.Migrations;

/// <summary>Organisations, their units, who works there and how he signs in.</summary>
[DbContext(typeof(GuijuDb)), Migration("0002_Access")]
internal sealed class M0002Access : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("organisations", t => new
        {
            org_id = t.Column<Guid>(),
            number = t.Column<int>(),
            name = t.Column<string>(maxLength: 200),
            is_demo = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_organisations", k => new { k.org_id }));
        migrationBuilder.CreateIndex("IX_organisations_number", "organisations", "number", unique: true);

        migrationBuilder.CreateTable("units", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            parent_id = t.Column<Guid>(nullable: true),
            number = t.Column<int>(),
            name = t.Column<string>(maxLength: 100),
            kind = t.Column<string>(maxLength: 40),
            path = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_units", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_units_org_id_number", "units", ["org_id", "number"], unique: true);

        migrationBuilder.CreateTable("contractors", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            name = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_contractors", k => new { k.org_id, k.id }));

        migrationBuilder.CreateTable("users", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            user_name = t.Column<string>(maxLength: 100),
            normalized_user_name = t.Column<string>(maxLength: 100),
            name = t.Column<string>(maxLength: 100),
            unit_id = t.Column<Guid>(),
            contractor_id = t.Column<Guid>(nullable: true),
            password_hash = t.Column<string>(maxLength: 500, nullable: true),
            security_stamp = t.Column<string>(maxLength: 100),
            failures = t.Column<int>(),
            locked_until = t.Column<long>(nullable: true),
            disabled_at = t.Column<long>(nullable: true),
            created_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_users", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_users_normalized_user_name", "users", "normalized_user_name", unique: true);

        migrationBuilder.CreateTable("user_roles", t => new
        {
            org_id = t.Column<Guid>(),
            user_id = t.Column<Guid>(),
            role = t.Column<string>(maxLength: 40),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_user_roles", k => new { k.org_id, k.user_id, k.role });
            t.ForeignKey("FK_user_roles_users_org_id_user_id", k => new { k.org_id, k.user_id }, "users", ["org_id", "id"], onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("tokens", t => new
        {
            org_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            user_id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            name = t.Column<string>(maxLength: 100),
            hash = t.Column<byte[]>(),
            stamp = t.Column<string>(maxLength: 100, nullable: true),
            created_at = t.Column<long>(),
            last_used_at = t.Column<long>(),
            expires_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_tokens", k => new { k.org_id, k.id }));
        migrationBuilder.CreateIndex("IX_tokens_hash", "tokens", "hash", unique: true);
        migrationBuilder.CreateIndex("IX_tokens_org_id_user_id", "tokens", ["org_id", "user_id"]);
    }
}
