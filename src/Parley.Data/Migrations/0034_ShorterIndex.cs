using FluentMigrator;

namespace Parley.Data.Migrations;

/// <summary>The index says what it knows in fewer bytes now. What it said in more can't be read any longer: it is filled anew while the forum runs.</summary>
[Migration(34, "Shorter index")]
public sealed class ShorterIndex : Migration
{
    public override void Up() => Empty();

    public override void Down() => Empty();

    void Empty()
    {
        foreach (var table in new[] { "search_postings", "search_documents", "search_words", "search_fresh" })
            Delete.FromTable(table).AllRows();
        Execute.Sql("UPDATE search_state SET posts = 0, filled_until = 0, filled_at = NULL, rebuilt_at = NULL");
        Execute.Sql("UPDATE search_state SET filled_at = 0 WHERE NOT EXISTS (SELECT 1 FROM posts)");
        Execute.Sql(
            "INSERT INTO jobs (handler, payload, created_at, run_at, attempts) "
            + "SELECT 'OnIndexDue', '{}', 0, 0, 0 FROM posts WHERE id = (SELECT MIN(id) FROM posts)");
    }
}
