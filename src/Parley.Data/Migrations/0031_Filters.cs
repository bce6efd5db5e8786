using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(31, "Filters")]
public sealed class Filters : Migration
{
    public override void Up()
    {
        Create.Table("filters")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("kind").AsInt32()
            .WithColumn("text").AsText(1200)
            .WithColumn("text_key").AsText(80)
            .WithColumn("action").AsInt32()
            .WithColumn("replacement").AsText(800)
            .WithColumn("is_on").AsBoolean()
            .WithColumn("created_at").AsInt64()
            .WithColumn("created_by").AsInt64();
        Create.Index("filters_text_key").OnTable("filters").OnColumn("text_key").Unique();

        Create.Table("raids")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("started_at").AsInt64()
            .WithColumn("started_by").AsInt64().ForeignKey("raids_starter", "members", "id")
            .WithColumn("until").AsInt64()
            .WithColumn("young_hours").AsInt32()
            .WithColumn("closes_registration").AsBoolean()
            .WithColumn("slows").AsBoolean()
            .WithColumn("ended_at").AsInt64().Nullable()
            .WithColumn("ended_by").AsInt64().Nullable()
            .WithColumn("running").AsInt32().Nullable();
        Create.Index("raids_running").OnTable("raids").OnColumn("running").Unique();
    }

    public override void Down()
    {
        Delete.Table("raids");
        Delete.Table("filters");
    }
}
