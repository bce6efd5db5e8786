using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(20, "TopicActs")]
public sealed class TopicActs : Migration
{
    public override void Up()
    {
        Alter.Table("topics")
            .AddColumn("closed_by_author").AsBoolean().NotNullable().WithDefaultValue(false)
            .AddColumn("pinned_in").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("pinned_until").AsInt64().Nullable()
            .AddColumn("slow_minutes").AsInt32().NotNullable().WithDefaultValue(0);

        // Why a hidden topic is hidden stands on its page.
        Create.Index("moderation_log_of_topic").OnTable("moderation_log").OnColumn("topic_id").Ascending().OnColumn("id").Ascending();
    }

    public override void Down()
    {
        Delete.Index("moderation_log_of_topic").OnTable("moderation_log");
        Delete.Column("closed_by_author").Column("pinned_in").Column("pinned_until").Column("slow_minutes").FromTable("topics");
    }
}
