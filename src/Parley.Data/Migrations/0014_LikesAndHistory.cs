using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(14, "LikesAndHistory")]
public sealed class LikesAndHistory : Migration
{
    public override void Up()
    {
        CreateLikes();
        CreateBookmarks();
        CreateVersions();
        CreateModerationLog();

        // The replies to a post are listed under it.
        Create.Index("posts_replies").OnTable("posts").OnColumn("topic_id").Ascending().OnColumn("reply_to_number").Ascending();
    }

    public override void Down()
    {
        Delete.Index("posts_replies").OnTable("posts");
        Delete.Table("moderation_log");
        Delete.Table("post_versions");
        Delete.Table("bookmarks");
        Delete.Table("post_likes");
    }

    void CreateLikes()
    {
        Create.Table("post_likes")
            .WithColumn("post_id").AsInt64().PrimaryKey().ForeignKey("post_likes_post", "posts", "id")
            .WithColumn("liker_id").AsInt64().PrimaryKey().ForeignKey("post_likes_liker", "members", "id")
            .WithColumn("created_at").AsInt64();
        Create.Index("post_likes_of_member").OnTable("post_likes").OnColumn("liker_id").Ascending().OnColumn("created_at").Ascending();
    }

    void CreateBookmarks()
    {
        Create.Table("bookmarks")
            .WithColumn("member_id").AsInt64().PrimaryKey().ForeignKey("bookmarks_member", "members", "id")
            .WithColumn("post_id").AsInt64().PrimaryKey().ForeignKey("bookmarks_post", "posts", "id")
            .WithColumn("note").AsText(2000)
            .WithColumn("created_at").AsInt64();
        Create.Index("bookmarks_list").OnTable("bookmarks")
            .OnColumn("member_id").Ascending().OnColumn("created_at").Ascending().OnColumn("post_id").Ascending();
    }

    void CreateVersions() => Create.Table("post_versions")
        .WithColumn("post_id").AsInt64().PrimaryKey().ForeignKey("post_versions_post", "posts", "id")
        .WithColumn("number").AsInt32().PrimaryKey()
        .WithColumn("editor_id").AsInt64().ForeignKey("post_versions_editor", "members", "id")
        .WithColumn("created_at").AsInt64()
        .WithColumn("title").AsText(800).Nullable()
        .WithColumn("markdown").AsText()
        .WithColumn("hidden_at").AsInt64().Nullable()
        .WithColumn("hidden_reason").AsText(2000).Nullable();

    void CreateModerationLog()
    {
        Create.Table("moderation_log")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("at").AsInt64()
            .WithColumn("moderator_id").AsInt64().ForeignKey("moderation_log_moderator", "members", "id")
            .WithColumn("act").AsInt32()
            .WithColumn("author_id").AsInt64().Nullable()
            .WithColumn("topic_id").AsInt64().Nullable()
            .WithColumn("post_id").AsInt64().Nullable()
            .WithColumn("reason").AsText(2000);
        Create.Index("moderation_log_of_post").OnTable("moderation_log").OnColumn("post_id").Ascending().OnColumn("id").Ascending();
    }
}
