using FluentMigrator;

namespace Parley.Data.Migrations;

/// <summary>Which address waits to be confirmed and which was before; and since when a recovery code is there, so that a thief's can be told apart.</summary>
[Migration(18, "EmailChanges")]
public sealed class EmailChanges : Migration
{
    public override void Up()
    {
        Create.Table("email_changes")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("member_id").AsInt64().ForeignKey("email_changes_member", "members", "id")
            .WithColumn("old_email").AsText(254).Nullable()
            .WithColumn("new_email").AsText(254)
            .WithColumn("asked_at").AsInt64()
            .WithColumn("changed_at").AsInt64().Nullable();
        Create.Index("email_changes_of_member").OnTable("email_changes").OnColumn("member_id").Ascending();

        Alter.Table("recovery_codes").AddColumn("created_at").AsInt64().WithDefaultValue(0);
    }

    public override void Down()
    {
        Delete.Column("created_at").FromTable("recovery_codes");
        Delete.Table("email_changes");
    }
}
