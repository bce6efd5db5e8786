using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(7, "OwnData")]
public sealed class OwnData : Migration
{
    public override void Up()
    {
        Alter.Table("members")
            .AddColumn("deletes_at").AsInt64().Nullable()
            .AddColumn("hides_posts").AsBoolean().NotNullable().WithDefaultValue(false);

        Create.Table("downloads")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("member_id").AsInt64().ForeignKey("downloads_member", "members", "id")
            .WithColumn("file_key").AsText(40)
            .WithColumn("created_at").AsInt64()
            .WithColumn("ready_at").AsInt64().Nullable();
        Create.Index("downloads_of_member").OnTable("downloads").OnColumn("member_id").Ascending().OnColumn("id").Ascending();

        Create.Table("receipts")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("at").AsInt64()
            .WithColumn("what").AsText(40)
            .WithColumn("number").AsInt64();
    }

    public override void Down()
    {
        Delete.Table("receipts");
        Delete.Table("downloads");
        Delete.Column("deletes_at").Column("hides_posts").FromTable("members");
    }
}
