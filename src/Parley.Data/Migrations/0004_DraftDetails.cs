using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(4, "DraftDetails")]
public sealed class DraftDetails : Migration
{
    public override void Up() => Alter.Table("drafts")
        .AddColumn("category_id").AsInt64().Nullable()
        .AddColumn("reply_to_number").AsInt32().Nullable()
        .AddColumn("seen_edits").AsInt32().Nullable();

    public override void Down() => Delete.Column("category_id").Column("reply_to_number").Column("seen_edits").FromTable("drafts");
}
