using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(24, "Flags")]
public sealed class Flags : Migration
{
    public override void Up()
    {
        Create.Table("flags")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("post_id").AsInt64().ForeignKey("flags_post", "posts", "id")
            .WithColumn("reporter_id").AsInt64().ForeignKey("flags_reporter", "members", "id")
            .WithColumn("kind").AsInt32()
            .WithColumn("words").AsText(2000)
            .WithColumn("at").AsInt64()
            .WithColumn("outcome").AsInt32()
            .WithColumn("decided_at").AsInt64().Nullable()
            .WithColumn("decided_by").AsInt64().Nullable()
            .WithColumn("claimed_by").AsInt64().Nullable();

        // What waits is few; each member reports a post once.
        Create.Index("flags_waiting").OnTable("flags").OnColumn("outcome").Ascending().OnColumn("id").Ascending();
        Create.Index("flags_once").OnTable("flags").OnColumn("post_id").Ascending().OnColumn("reporter_id").Ascending().WithOptions().Unique();
        Create.Index("flags_of_reporter").OnTable("flags").OnColumn("reporter_id").Ascending().OnColumn("id").Ascending();
    }

    public override void Down() => Delete.Table("flags");
}
