using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(26, "Searching")]
public sealed class Searching : Migration
{
    public override void Up()
    {
        Create.Table("search_postings")
            .WithColumn("generation").AsInt32().PrimaryKey()
            .WithColumn("term").AsInt64().PrimaryKey()
            .WithColumn("block").AsInt64().PrimaryKey()
            .WithColumn("posts").AsInt32()
            .WithColumn("entries").AsBinary(int.MaxValue)
            .WithColumn("places").AsBinary(int.MaxValue);
        Create.Table("search_fresh")
            .WithColumn("post_id").AsInt64().PrimaryKey()
            .WithColumn("terms").AsBinary(int.MaxValue)
            .WithColumn("words").AsText();
        Create.Table("search_documents")
            .WithColumn("generation").AsInt32().PrimaryKey()
            .WithColumn("post_id").AsInt64().PrimaryKey()
            .WithColumn("version").AsInt32();
        Create.Table("search_words")
            .WithColumn("generation").AsInt32().PrimaryKey()
            .WithColumn("term").AsInt64().PrimaryKey()
            .WithColumn("word").AsText(100);
        Create.Table("search_state")
            .WithColumn("id").AsInt32().PrimaryKey()
            .WithColumn("generation").AsInt32()
            .WithColumn("posts").AsInt32()
            .WithColumn("filled_at").AsInt64().Nullable()
            .WithColumn("filled_until").AsInt64()
            .WithColumn("rebuilt_at").AsInt64().Nullable();
        Insert.IntoTable("search_state").Row(new { id = 1, generation = 1, posts = 0, filled_until = 0L });

        // A forum without posts has them all in its index; in another one, a job brings them in while it runs.
        Execute.Sql("UPDATE search_state SET filled_at = 0 WHERE NOT EXISTS (SELECT 1 FROM posts)");
        Execute.Sql(
            "INSERT INTO jobs (handler, payload, created_at, run_at, attempts) "
            + "SELECT 'OnIndexDue', '{}', 0, 0, 0 FROM posts WHERE id = (SELECT MIN(id) FROM posts)");

        // What was written after a day, or before it.
        Create.Index("posts_written").OnTable("posts").OnColumn("created_at").Ascending().OnColumn("id").Ascending();
    }

    public override void Down()
    {
        Delete.Index("posts_written").OnTable("posts");
        Delete.Table("search_state");
        Delete.Table("search_words");
        Delete.Table("search_documents");
        Delete.Table("search_fresh");
        Delete.Table("search_postings");
    }
}
