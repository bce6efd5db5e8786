using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(23, "MemberBlocks")]
public sealed class MemberBlocks : Migration
{
    public override void Up()
    {
        Alter.Table("members").AddColumn("standing").AsInt32().NotNullable().WithDefaultValue(0);

        Create.Table("member_blocks")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("member_id").AsInt64().ForeignKey("member_blocks_member", "members", "id")
            .WithColumn("moderator_id").AsInt64().ForeignKey("member_blocks_moderator", "members", "id")
            .WithColumn("standing").AsInt32()
            .WithColumn("reason").AsText(2000)
            .WithColumn("at").AsInt64()
            .WithColumn("until").AsInt64().Nullable()
            .WithColumn("hides_posts").AsBoolean()
            .WithColumn("ended_at").AsInt64().Nullable()
            .WithColumn("ended_by").AsInt64().Nullable();
        Create.Index("member_blocks_of_member").OnTable("member_blocks").OnColumn("member_id").Ascending().OnColumn("id").Ascending();
        Create.Index("moderation_log_of_author").OnTable("moderation_log").OnColumn("author_id").Ascending().OnColumn("id").Ascending();
        Create.Index("moderation_log_of_moderator").OnTable("moderation_log").OnColumn("moderator_id").Ascending().OnColumn("id").Ascending();
    }

    public override void Down()
    {
        Delete.Index("moderation_log_of_moderator").OnTable("moderation_log");
        Delete.Index("moderation_log_of_author").OnTable("moderation_log");
        Delete.Table("member_blocks");
        Delete.Column("standing").FromTable("members");
    }
}
