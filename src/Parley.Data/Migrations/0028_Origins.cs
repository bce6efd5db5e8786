using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(28, "Origins")]
public sealed class Origins : Migration
{
    public override void Up()
    {
        Create.Table("post_origins")
            .WithColumn("post_id").AsInt64().PrimaryKey().ForeignKey("post_origins_post", "posts", "id")
            .WithColumn("address").AsText(32)
            .WithColumn("at").AsInt64();
        Create.Index("post_origins_by_address").OnTable("post_origins").OnColumn("address").Ascending().OnColumn("post_id").Ascending();
        Create.Index("post_origins_by_age").OnTable("post_origins").OnColumn("at").Ascending();

        Alter.Table("moderation_log")
            .AddColumn("address").AsText(32).Nullable()
            .AddColumn("was").AsText(1000).NotNullable().WithDefaultValue("")
            .AddColumn("became").AsText(1000).NotNullable().WithDefaultValue("");
        Create.Index("moderation_log_by_age").OnTable("moderation_log").OnColumn("at").Ascending();

        Create.Table("appeals")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("entry_id").AsInt64().ForeignKey("appeals_entry", "moderation_log", "id")
            .WithColumn("member_id").AsInt64().ForeignKey("appeals_member", "members", "id")
            .WithColumn("words").AsText(4000)
            .WithColumn("at").AsInt64()
            .WithColumn("outcome").AsInt32()
            .WithColumn("answer").AsText(2000)
            .WithColumn("decided_by").AsInt64().Nullable()
            .WithColumn("decided_at").AsInt64().Nullable();
        Create.Index("appeals_once").OnTable("appeals").OnColumn("entry_id").Ascending().WithOptions().Unique();
        Create.Index("appeals_waiting").OnTable("appeals").OnColumn("outcome").Ascending().OnColumn("id").Ascending();
        Create.Index("appeals_of_member").OnTable("appeals").OnColumn("member_id").Ascending().OnColumn("id").Ascending();
    }

    public override void Down()
    {
        Delete.Table("appeals");
        Delete.Index("moderation_log_by_age").OnTable("moderation_log");
        Delete.Column("became").Column("was").Column("address").FromTable("moderation_log");
        Delete.Table("post_origins");
    }
}
