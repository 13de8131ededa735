using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guiju.Server.Storage.Migrations;

/// <summary>Revisions of the packs, and the files that events name.</summary>
[DbContext(typeof(GuijuDb)), Migration("0005_PacksAndFiles")]
internal sealed class M0005PacksAndFiles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("pack_revisions", t => new
        {
            org_id = t.Column<Guid>(),
            pack = t.Column<string>(maxLength: 80),
            revision = t.Column<string>(maxLength: 40),
            hash = t.Column<string>(maxLength: 64),
            files = t.Column<string>(),
            issued_at = t.Column<long>(),
            effective_from = t.Column<long>(nullable: true),
            effective_until = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_pack_revisions", k => new { k.org_id, k.pack, k.revision }));

        migrationBuilder.CreateTable("files", t => new
        {
            org_id = t.Column<Guid>(),
            sha256 = t.Column<string>(maxLength: 64),
            media_type = t.Column<string>(maxLength: 100),
            length = t.Column<long>(),
            sent_by = t.Column<Guid>(),
            sent_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("PK_files", k => new { k.org_id, k.sha256 }));
    }
}
