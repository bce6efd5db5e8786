using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(2, "Topics")]
public sealed class Topics : Migration
{
    public override void Up()
    {
        CreateCategories();
        CreateTopics();
        CreatePosts();
        CreateDrafts();
    }

    public override void Down()
    {
        Delete.Table("drafts");
        Delete.Table("posts");
        Delete.Table("topics");
        Delete.Table("categories");
    }

    void CreateCategories() => Create.Table("categories")
        .WithColumn("id").AsInt64().PrimaryKey().Identity()
        .WithColumn("name").AsText(100)
        .WithColumn("slug").AsText(100).Unique("categories_slug")
        .WithColumn("description").AsText(1000)
        .WithColumn("color").AsText(7)
        .WithColumn("position").AsInt32()
        .WithColumn("access").AsInt32()
        .WithColumn("topic_count").AsInt32()
        .WithColumn("reply_count").AsInt32();

    void CreateTopics()
    {
        Create.Table("topics")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("category_id").AsInt64().ForeignKey("topics_category", "categories", "id")
            .WithColumn("author_id").AsInt64().ForeignKey("topics_author", "members", "id")
            .WithColumn("title").AsText(800)
            .WithColumn("slug").AsText(200)
            .WithColumn("created_at").AsInt64()
            .WithColumn("bumped_at").AsInt64()
            .WithColumn("last_poster_id").AsInt64().ForeignKey("topics_last_poster", "members", "id")
            .WithColumn("last_number").AsInt32()
            .WithColumn("reply_count").AsInt32()
            .WithColumn("like_count").AsInt32()
            .WithColumn("view_count").AsInt32()
            .WithColumn("closed_at").AsInt64().Nullable()
            .WithColumn("pinned_at").AsInt64().Nullable()
            .WithColumn("answer_post_id").AsInt64().Nullable()
            .WithColumn("hidden").AsInt32()
            .WithColumn("old_id").AsInt64().Nullable().Unique("topics_old_id");

        Create.Index("topics_latest").OnTable("topics").OnColumn("bumped_at").Ascending().OnColumn("id").Ascending();
        Create.Index("topics_new").OnTable("topics").OnColumn("created_at").Ascending().OnColumn("id").Ascending();
        Create.Index("topics_unanswered").OnTable("topics")
            .OnColumn("reply_count").Ascending().OnColumn("created_at").Ascending().OnColumn("id").Ascending();
        Create.Index("topics_of_category").OnTable("topics")
            .OnColumn("category_id").Ascending().OnColumn("bumped_at").Ascending().OnColumn("id").Ascending();
        Create.Index("topics_pinned").OnTable("topics").OnColumn("pinned_at").Ascending();
        Create.Index("topics_of_author").OnTable("topics").OnColumn("author_id").Ascending().OnColumn("id").Ascending();
    }

    void CreatePosts()
    {
        Create.Table("posts")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("topic_id").AsInt64().ForeignKey("posts_topic", "topics", "id")
            .WithColumn("number").AsInt32()
            .WithColumn("author_id").AsInt64().ForeignKey("posts_author", "members", "id")
            .WithColumn("kind").AsInt32()
            .WithColumn("markdown").AsText()
            .WithColumn("html").AsText()
            .WithColumn("renderer_version").AsInt32()
            .WithColumn("reply_to_number").AsInt32().Nullable()
            .WithColumn("created_at").AsInt64()
            .WithColumn("edited_at").AsInt64().Nullable()
            .WithColumn("edit_count").AsInt32()
            .WithColumn("like_count").AsInt32()
            .WithColumn("imported_likes").AsInt32()
            .WithColumn("hidden").AsInt32()
            .WithColumn("submission_key").AsText(40).Nullable()
            .WithColumn("old_id").AsInt64().Nullable();

        Create.Index("posts_number").OnTable("posts").OnColumn("topic_id").Ascending().OnColumn("number").Ascending().WithOptions().Unique();
        Create.Index("posts_of_author").OnTable("posts").OnColumn("author_id").Ascending().OnColumn("id").Ascending();
        Create.Index("posts_submission").OnTable("posts")
            .OnColumn("submission_key").Ascending().OnColumn("author_id").Ascending().WithOptions().Unique();
        Create.Index("posts_old_id").OnTable("posts").OnColumn("old_id").Ascending();
    }

    void CreateDrafts() => Create.Table("drafts")
        .WithColumn("member_id").AsInt64().PrimaryKey().ForeignKey("drafts_member", "members", "id")
        .WithColumn("place").AsText(200).PrimaryKey()
        .WithColumn("title").AsText(800)
        .WithColumn("markdown").AsText()
        .WithColumn("updated_at").AsInt64();
}
