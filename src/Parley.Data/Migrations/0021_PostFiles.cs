using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(21, "PostFiles")]
public sealed class PostFiles : Migration
{
    public override void Up()
    {
        Create.Table("files")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("key").AsText(40).Unique("files_key")
            .WithColumn("member_id").AsInt64().Nullable().ForeignKey("files_member", "members", "id")
            .WithColumn("name").AsText(400)
            .WithColumn("extension").AsText(40)
            .WithColumn("size").AsInt64()
            .WithColumn("digest").AsText(64).Nullable()
            .WithColumn("width").AsInt32().Nullable()
            .WithColumn("height").AsInt32().Nullable()
            .WithColumn("has_small").AsBoolean()
            .WithColumn("is_moving").AsBoolean()
            .WithColumn("created_at").AsInt64()
            .WithColumn("touched_at").AsInt64();
        Create.Index("files_once").OnTable("files").OnColumn("member_id").Ascending().OnColumn("digest").Ascending().WithOptions().Unique();
        Create.Index("files_touched").OnTable("files").OnColumn("touched_at").Ascending();

        Create.Table("post_files")
            .WithColumn("post_id").AsInt64().PrimaryKey().ForeignKey("post_files_post", "posts", "id")
            .WithColumn("file_id").AsInt64().PrimaryKey().ForeignKey("post_files_file", "files", "id")
            .WithColumn("is_hidden").AsBoolean();
        Create.Index("post_files_of_file").OnTable("post_files").OnColumn("file_id").Ascending();
    }

    public override void Down()
    {
        Delete.Table("post_files");
        Delete.Table("files");
    }
}
