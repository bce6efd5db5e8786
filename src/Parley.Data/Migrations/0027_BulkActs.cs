using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(27, "BulkActs")]
public sealed class BulkActs : Migration
{
    public override void Up()
    {
        Create.Table("bulk_acts")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("kind").AsInt32()
            .WithColumn("moderator_id").AsInt64().ForeignKey("bulk_acts_moderator", "members", "id")
            .WithColumn("reason").AsText(2000)
            .WithColumn("details").AsText(2000)
            .WithColumn("item_count").AsInt32()
            .WithColumn("chosen_at").AsInt64()
            .WithColumn("started_at").AsInt64().Nullable()
            .WithColumn("finished_at").AsInt64().Nullable()
            .WithColumn("undone_at").AsInt64().Nullable()
            .WithColumn("undone_by").AsInt64().Nullable();

        Create.Table("bulk_items")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("bulk_id").AsInt64().ForeignKey("bulk_items_bulk", "bulk_acts", "id")
            .WithColumn("kind").AsInt32()
            .WithColumn("thing_id").AsInt64()
            .WithColumn("state").AsInt32()
            .WithColumn("former").AsText(1000);
        Create.Index("bulk_items_by_state").OnTable("bulk_items")
            .OnColumn("bulk_id").Ascending().OnColumn("state").Ascending().OnColumn("id").Ascending();
    }

    public override void Down()
    {
        Delete.Table("bulk_items");
        Delete.Table("bulk_acts");
    }
}
