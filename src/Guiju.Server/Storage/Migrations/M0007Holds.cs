using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guiju.Server.Storage.Migrations;

/// <summary>Why an order is held, and what is left of its clock meanwhile.</summary>
[DbContext(typeof(GuijuDb)), Migration("0007_Holds")]
internal sealed class M0007Holds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("pause_reason", "orders", maxLength: 40, nullable: true);
        migrationBuilder.AddColumn<long>("paused_since", "orders", nullable: true);
        migrationBuilder.AddColumn<long>("paused_until", "orders", nullable: true);
        migrationBuilder.AddColumn<long>("held_left_ms", "orders", nullable: true);
    }
}
