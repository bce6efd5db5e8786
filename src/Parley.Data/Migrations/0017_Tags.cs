using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(17, "Tags")]
public sealed class Tags : Migration
{
    public override void Up()
    {
        Create.Table("tags")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("name").AsText(100).Unique("tags_name")
            .WithColumn("created_at").AsInt64();
        Create.Table("topic_tags")
            .WithColumn("topic_id").AsInt64().PrimaryKey().ForeignKey("topic_tags_topic", "topics", "id")
            .WithColumn("tag_id").AsInt64().PrimaryKey().ForeignKey("topic_tags_tag", "tags", "id");
        Create.Index("topic_tags_tag").OnTable("topic_tags").OnColumn("tag_id").Ascending().OnColumn("topic_id").Ascending();
        Create.Table("old_tag_names")
            .WithColumn("name").AsText(100).PrimaryKey()
            .WithColumn("tag_id").AsInt64().ForeignKey("old_tag_names_tag", "tags", "id");
        Alter.Table("topics").AddColumn("tags").AsText(800).NotNullable().WithDefaultValue("");
        Alter.Table("drafts").AddColumn("tags").AsText(800).NotNullable().WithDefaultValue("");
    }

    public override void Down()
    {
        Delete.Column("tags").FromTable("drafts");
        Delete.Column("tags").FromTable("topics");
        Delete.Table("old_tag_names");
        Delete.Table("topic_tags");
        Delete.Table("tags");
    }
}
