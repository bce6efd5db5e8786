using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(6, "Profiles")]
public sealed class Profiles : Migration
{
    public override void Up()
    {
        Alter.Table("members")
            .AddColumn("display_name").AsText(200).Nullable()
            .AddColumn("picture").AsText(40).Nullable()
            .AddColumn("time_zone").AsText(60).Nullable();

        Create.Table("profiles")
            .WithColumn("member_id").AsInt64().PrimaryKey().ForeignKey("profiles_member", "members", "id")
            .WithColumn("about").AsText()
            .WithColumn("about_html").AsText()
            .WithColumn("website").AsText(300).Nullable()
            .WithColumn("location").AsText(100).Nullable()
            .WithColumn("details_for").AsInt32()
            .WithColumn("activity_for").AsInt32()
            .WithColumn("last_seen_for").AsInt32();
    }

    public override void Down()
    {
        Delete.Table("profiles");
        Delete.Column("display_name").Column("picture").Column("time_zone").FromTable("members");
    }
}
