using FluentMigrator;

namespace Parley.Data.Migrations;

/// <summary>That an account was deleted stands in its row, where whoever is about to write something of its member finds it, and no longer apart.</summary>
[Migration(19, "DeletedMembers")]
public sealed class DeletedMembers : Migration
{
    public override void Up()
    {
        Alter.Table("members").AddColumn("deleted_at").AsInt64().Nullable();
        Execute.Sql("UPDATE members SET deleted_at = (SELECT MAX(receipts.at) FROM receipts WHERE receipts.what = 'account deleted' AND receipts.number = members.id)");
        Delete.Table("receipts");
    }

    public override void Down()
    {
        Create.Table("receipts")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("at").AsInt64()
            .WithColumn("what").AsText(40)
            .WithColumn("number").AsInt64();
        Execute.Sql("INSERT INTO receipts (at, what, number) SELECT deleted_at, 'account deleted', id FROM members WHERE deleted_at IS NOT NULL");
        Delete.Column("deleted_at").FromTable("members");
    }
}
