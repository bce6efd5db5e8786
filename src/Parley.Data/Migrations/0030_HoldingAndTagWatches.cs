using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(30, "HoldingAndTagWatches")]
public sealed class HoldingAndTagWatches : Migration
{
    public override void Up()
    {
        CreateHeldPosts();
        CreateTagWatches();
        CreateDraftVersions();
        Alter.Table("member_groups").AddColumn("mentioned_by").AsInt32().NotNullable().WithDefaultValue(0);
    }

    public override void Down()
    {
        Delete.Column("mentioned_by").FromTable("member_groups");
        Delete.Table("draft_versions");
        Delete.Table("tag_watches");
        Delete.Table("held_posts");
    }

    void CreateHeldPosts()
    {
        Create.Table("held_posts")
            .WithColumn("post_id").AsInt64().PrimaryKey().ForeignKey("held_posts_post", "posts", "id")
            .WithColumn("reason").AsInt32()
            .WithColumn("words").AsText(2000)
            .WithColumn("at").AsInt64()
            .WithColumn("outcome").AsInt32()
            .WithColumn("decided_at").AsInt64().Nullable()
            .WithColumn("decided_by").AsInt64().Nullable()
            .WithColumn("shown_at").AsInt64().Nullable();

        // What waits is few.
        Create.Index("held_posts_waiting").OnTable("held_posts").OnColumn("outcome").Ascending().OnColumn("post_id").Ascending();
    }

    void CreateTagWatches()
    {
        Create.Table("tag_watches")
            .WithColumn("member_id").AsInt64().PrimaryKey().ForeignKey("tag_watches_member", "members", "id")
            .WithColumn("tag_id").AsInt64().PrimaryKey().ForeignKey("tag_watches_tag", "tags", "id")
            .WithColumn("level").AsInt32();
        Create.Index("tag_watches_tag").OnTable("tag_watches").OnColumn("tag_id").Ascending().OnColumn("level").Ascending();
    }

    void CreateDraftVersions()
    {
        Create.Table("draft_versions")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("member_id").AsInt64().ForeignKey("draft_versions_member", "members", "id")
            .WithColumn("place").AsText(200)
            .WithColumn("title").AsText(800)
            .WithColumn("tags").AsText(800)
            .WithColumn("markdown").AsText()
            .WithColumn("kept_at").AsInt64();
        Create.Index("draft_versions_place").OnTable("draft_versions")
            .OnColumn("member_id").Ascending().OnColumn("place").Ascending().OnColumn("id").Ascending();
    }
}
