using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(25, "Regrouping")]
public sealed class Regrouping : Migration
{
    public override void Up()
    {
        Alter.Table("topics").AddColumn("merged_into_id").AsInt64().Nullable();

        Create.Table("moved_posts")
            .WithColumn("topic_id").AsInt64().PrimaryKey().ForeignKey("moved_posts_topic", "topics", "id")
            .WithColumn("number").AsInt32().PrimaryKey()
            .WithColumn("post_id").AsInt64().ForeignKey("moved_posts_post", "posts", "id")
            .WithColumn("moved_at").AsInt64();
        Create.Index("moved_posts_post").OnTable("moved_posts").OnColumn("post_id").Ascending();

        // Without foreign keys, as the marks have none.
        Create.Table("read_ranges")
            .WithColumn("member_id").AsInt64().PrimaryKey()
            .WithColumn("topic_id").AsInt64().PrimaryKey()
            .WithColumn("first_number").AsInt32().PrimaryKey()
            .WithColumn("last_number").AsInt32();
        Create.Index("read_ranges_topic").OnTable("read_ranges").OnColumn("topic_id").Ascending();

        // What was told of posts goes along with them.
        Create.Index("notifications_post").OnTable("notifications").OnColumn("post_id").Ascending();

        // Who read in a topic whose posts are moved.
        Create.Index("topic_marks_topic").OnTable("topic_marks").OnColumn("topic_id").Ascending();
    }

    public override void Down()
    {
        Delete.Index("topic_marks_topic").OnTable("topic_marks");
        Delete.Index("notifications_post").OnTable("notifications");
        Delete.Table("read_ranges");
        Delete.Table("moved_posts");
        Delete.Column("merged_into_id").FromTable("topics");
    }
}
