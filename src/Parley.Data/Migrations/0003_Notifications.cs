using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(3, "Notifications")]
public sealed class Notifications : Migration
{
    public override void Up()
    {
        Create.Table("notifications")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("member_id").AsInt64().ForeignKey("notifications_member", "members", "id")
            .WithColumn("kind").AsInt32()
            .WithColumn("actor_id").AsInt64().ForeignKey("notifications_actor", "members", "id")
            .WithColumn("topic_id").AsInt64().ForeignKey("notifications_topic", "topics", "id")
            .WithColumn("post_id").AsInt64().ForeignKey("notifications_post", "posts", "id")
            .WithColumn("created_at").AsInt64()
            .WithColumn("read_at").AsInt64().Nullable();

        // One post tells one member once, however often the job runs.
        Create.Index("notifications_once").OnTable("notifications")
            .OnColumn("member_id").Ascending().OnColumn("post_id").Ascending().WithOptions().Unique();
        Create.Index("notifications_unread").OnTable("notifications")
            .OnColumn("member_id").Ascending().OnColumn("read_at").Ascending().OnColumn("id").Ascending();

        Create.Table("jobs")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("handler").AsText(100)
            .WithColumn("payload").AsText()
            .WithColumn("created_at").AsInt64()
            .WithColumn("run_at").AsInt64()
            .WithColumn("attempts").AsInt32()
            .WithColumn("claimed_until").AsInt64().Nullable()
            .WithColumn("last_error").AsText().Nullable()
            .WithColumn("failed_at").AsInt64().Nullable();
        Create.Index("jobs_due").OnTable("jobs").OnColumn("failed_at").Ascending().OnColumn("run_at").Ascending();
    }

    public override void Down()
    {
        Delete.Table("jobs");
        Delete.Table("notifications");
    }
}
