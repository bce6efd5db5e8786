using FluentMigrator;

namespace Parley.Data.Migrations;

/// <summary>The newest topics of a category, which its feed shows, are found without sorting all of them.</summary>
[Migration(13, "NewTopicsOfCategory")]
public sealed class NewTopicsOfCategory : Migration
{
    public override void Up() => Create.Index("topics_new_of_category").OnTable("topics")
        .OnColumn("category_id").Ascending().OnColumn("created_at").Ascending().OnColumn("id").Ascending();

    public override void Down() => Delete.Index("topics_new_of_category").OnTable("topics");
}
