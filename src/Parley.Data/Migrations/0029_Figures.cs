using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(29, "Figures")]
public sealed class Figures : Migration
{
    public override void Up()
    {
        Create.Table("daily_figures")
            .WithColumn("day").AsInt32().PrimaryKey()
            .WithColumn("new_members").AsInt32()
            .WithColumn("topics").AsInt32()
            .WithColumn("replies").AsInt32()
            .WithColumn("active_members").AsInt32()
            .WithColumn("flags").AsInt32();

        Create.Table("search_misses")
            .WithColumn("words").AsText(100).PrimaryKey()
            .WithColumn("count").AsInt32()
            .WithColumn("last_at").AsInt64();
    }

    public override void Down()
    {
        Delete.Table("search_misses");
        Delete.Table("daily_figures");
    }
}
