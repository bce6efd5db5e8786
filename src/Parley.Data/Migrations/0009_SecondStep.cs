using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(9, "SecondStep")]
public sealed class SecondStep : Migration
{
    public override void Up()
    {
        Alter.Table("members")
            .AddColumn("second_factor_since").AsInt64().Nullable()
            .AddColumn("passkey_handle").AsAnsiString(64).Nullable();
        Create.Index("members_passkey_handle").OnTable("members").OnColumn("passkey_handle").Unique();

        Create.Table("second_factors")
            .WithColumn("member_id").AsInt64().PrimaryKey().ForeignKey("second_factors_member", "members", "id")
            .WithColumn("sealed_key").AsText(1000)
            .WithColumn("created_at").AsInt64()
            .WithColumn("last_step").AsInt64()
            .WithColumn("wrong_codes").AsInt32()
            .WithColumn("locked_until").AsInt64().Nullable();

        Create.Table("recovery_codes")
            .WithColumn("member_id").AsInt64().PrimaryKey().ForeignKey("recovery_codes_member", "members", "id")
            .WithColumn("digest").AsText(64).PrimaryKey();

        Create.Table("passkeys")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("member_id").AsInt64().ForeignKey("passkeys_member", "members", "id")
            .WithColumn("credential_key").AsText(64).Unique("passkeys_credential_key")
            .WithColumn("credential_id").AsText(1400)
            .WithColumn("public_key").AsText(4000)
            .WithColumn("name").AsText(200)
            .WithColumn("created_at").AsInt64()
            .WithColumn("last_used_at").AsInt64().Nullable()
            .WithColumn("sign_count").AsInt64()
            .WithColumn("transports").AsText(200)
            .WithColumn("is_user_verified").AsBoolean()
            .WithColumn("is_backup_eligible").AsBoolean()
            .WithColumn("is_backed_up").AsBoolean();
        Create.Index("passkeys_of_member").OnTable("passkeys").OnColumn("member_id").Ascending();

        Create.Table("spent_values")
            .WithColumn("digest").AsText(64).PrimaryKey()
            .WithColumn("expires_at").AsInt64();
        Create.Index("spent_values_expire").OnTable("spent_values").OnColumn("expires_at").Ascending();
    }

    public override void Down()
    {
        Delete.Table("spent_values");
        Delete.Table("passkeys");
        Delete.Table("recovery_codes");
        Delete.Table("second_factors");
        Delete.Index("members_passkey_handle").OnTable("members");
        Delete.Column("second_factor_since").Column("passkey_handle").FromTable("members");
    }
}
