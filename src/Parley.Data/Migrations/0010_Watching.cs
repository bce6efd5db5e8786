using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(10, "Watching")]
public sealed class Watching : Migration
{
    public override void Up()
    {
        ChangeNotifications();
        CreateWatches();
        CreateIgnores();
        CreateMailLog();
        Alter.Table("members")
            .AddColumn("mentions_from").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("mails_direct").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("mails_watched").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("watches_own").AsBoolean().NotNullable().WithDefaultValue(true)
            .AddColumn("digest_at").AsInt64().Nullable();
    }

    public override void Down()
    {
        Delete.Column("mentions_from").Column("mails_direct").Column("mails_watched").Column("watches_own").Column("digest_at").FromTable("members");
        Delete.Table("mail_log");
        Delete.Table("ignores");
        Delete.Table("category_watches");
        Delete.Table("topic_watches");
        Delete.Table("notification_actors");

        // Without their subject, the second of a post would have no place.
        Delete.FromTable("notifications").Row(new { subject = 1 }).Row(new { subject = 2 });
        Create.Index("notifications_once").OnTable("notifications")
            .OnColumn("member_id").Ascending().OnColumn("post_id").Ascending().WithOptions().Unique();
        Create.Index("notifications_unread").OnTable("notifications")
            .OnColumn("member_id").Ascending().OnColumn("read_at").Ascending().OnColumn("id").Ascending();
        Delete.Index("notifications_subject").OnTable("notifications");
        Delete.Index("notifications_list").OnTable("notifications");
        Delete.Index("notifications_of_topic").OnTable("notifications");
        Delete.Column("subject").Column("actor_count").Column("is_unread").Column("mailed_at").FromTable("notifications");
    }

    void ChangeNotifications()
    {
        Alter.Table("notifications")
            .AddColumn("subject").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("actor_count").AsInt32().NotNullable().WithDefaultValue(1)
            .AddColumn("is_unread").AsBoolean().NotNullable().WithDefaultValue(false)
            .AddColumn("mailed_at").AsInt64().Nullable();
        Update.Table("notifications").Set(new { is_unread = true }).Where(new { read_at = DBNull.Value });

        // One post tells one member once of each of its subjects, however often the job runs.
        Create.Index("notifications_subject").OnTable("notifications")
            .OnColumn("member_id").Ascending().OnColumn("post_id").Ascending().OnColumn("subject").Ascending().WithOptions().Unique();
        Create.Index("notifications_list").OnTable("notifications")
            .OnColumn("member_id").Ascending().OnColumn("is_unread").Ascending().OnColumn("id").Ascending();
        Create.Index("notifications_of_topic").OnTable("notifications").OnColumn("member_id").Ascending().OnColumn("topic_id").Ascending();
        Delete.Index("notifications_once").OnTable("notifications");
        Delete.Index("notifications_unread").OnTable("notifications");

        Create.Table("notification_actors")
            .WithColumn("notification_id").AsInt64().PrimaryKey()
            .WithColumn("actor_id").AsInt64().PrimaryKey().ForeignKey("notification_actors_actor", "members", "id");
    }

    void CreateWatches()
    {
        Create.Table("topic_watches")
            .WithColumn("member_id").AsInt64().PrimaryKey().ForeignKey("topic_watches_member", "members", "id")
            .WithColumn("topic_id").AsInt64().PrimaryKey().ForeignKey("topic_watches_topic", "topics", "id")
            .WithColumn("level").AsInt32();
        Create.Index("topic_watches_topic").OnTable("topic_watches").OnColumn("topic_id").Ascending().OnColumn("level").Ascending();

        Create.Table("category_watches")
            .WithColumn("member_id").AsInt64().PrimaryKey().ForeignKey("category_watches_member", "members", "id")
            .WithColumn("category_id").AsInt64().PrimaryKey().ForeignKey("category_watches_category", "categories", "id")
            .WithColumn("level").AsInt32();
        Create.Index("category_watches_category").OnTable("category_watches").OnColumn("category_id").Ascending().OnColumn("level").Ascending();
    }

    void CreateIgnores() => Create.Table("ignores")
        .WithColumn("member_id").AsInt64().PrimaryKey().ForeignKey("ignores_member", "members", "id")
        .WithColumn("ignored_id").AsInt64().PrimaryKey().ForeignKey("ignores_ignored", "members", "id")
        .WithColumn("created_at").AsInt64();

    void CreateMailLog()
    {
        Create.Table("mail_log")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("at").AsInt64()
            .WithColumn("address").AsText(254)
            .WithColumn("kind").AsText(40)
            .WithColumn("subject").AsText(1000)
            .WithColumn("status").AsInt32()
            .WithColumn("reason").AsText(1000).Nullable();
        Create.Index("mail_log_at").OnTable("mail_log").OnColumn("at").Ascending();
    }
}
