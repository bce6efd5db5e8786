using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(8, "Registrations")]
public sealed class Registrations : Migration
{
    public override void Up()
    {
        Alter.Table("members")
            .AddColumn("email_confirmed_at").AsInt64().Nullable()
            .AddColumn("waits_for_approval_since").AsInt64().Nullable();

        // Who has an address by now was never asked to confirm it, and is not to be asked for what was fine until today.
        Execute.Sql("UPDATE members SET email_confirmed_at = created_at WHERE email IS NOT NULL");

        CreateInvitations();
        CreateRegistrations();
        CreateLimits();
    }

    public override void Down()
    {
        Delete.Table("allowances");
        Delete.Table("login_failures");
        Delete.Table("registrations");
        Delete.Table("invitations");
        Delete.Column("email_confirmed_at").Column("waits_for_approval_since").FromTable("members");
    }

    void CreateInvitations() => Create.Table("invitations")
        .WithColumn("id").AsInt64().PrimaryKey().Identity()
        .WithColumn("code_hash").AsText(64).Unique("invitations_code_hash")
        .WithColumn("email").AsText(254).Nullable()
        .WithColumn("created_at").AsInt64()
        .WithColumn("used_at").AsInt64().Nullable();

    void CreateRegistrations()
    {
        Create.Table("registrations")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("name").AsText(60)
            .WithColumn("name_key").AsText(120).Unique("registrations_name_key")
            .WithColumn("name_shape").AsText(120).Unique("registrations_name_shape")
            .WithColumn("email").AsText(254)
            .WithColumn("email_key").AsText(254)
            .WithColumn("password_hash").AsText(500)
            .WithColumn("language").AsText(20)
            .WithColumn("return_to").AsText(500).Nullable()
            .WithColumn("form_key").AsText(64).Unique("registrations_form_key")
            .WithColumn("invitation_id").AsInt64().Nullable().ForeignKey("registrations_invitation", "invitations", "id")
            .WithColumn("created_at").AsInt64();
        Create.Index("registrations_email").OnTable("registrations").OnColumn("email_key").Ascending();
        Create.Index("registrations_created").OnTable("registrations").OnColumn("created_at").Ascending();
    }

    void CreateLimits()
    {
        Create.Table("login_failures")
            .WithColumn("subject").AsText(120).PrimaryKey()
            .WithColumn("failures").AsInt32()
            .WithColumn("failed_at").AsInt64();
        Create.Index("login_failures_at").OnTable("login_failures").OnColumn("failed_at").Ascending();

        Create.Table("allowances")
            .WithColumn("subject").AsText(120).PrimaryKey()
            .WithColumn("used").AsInt32()
            .WithColumn("since").AsInt64()
            .WithColumn("last_at").AsInt64();
        Create.Index("allowances_last").OnTable("allowances").OnColumn("last_at").Ascending();
    }
}
