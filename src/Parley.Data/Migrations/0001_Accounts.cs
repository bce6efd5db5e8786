using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(1, "Accounts")]
public sealed class Accounts : Migration
{
    public override void Up()
    {
        Create.Table("members")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("name").AsText(60)
            .WithColumn("name_key").AsText(120).Unique("members_name_key")
            .WithColumn("name_shape").AsText(120).Unique("members_name_shape")
            .WithColumn("email").AsText(254).Nullable()
            .WithColumn("email_key").AsText(254).Nullable().Unique("members_email_key")
            .WithColumn("password_hash").AsText(500).Nullable()
            .WithColumn("security_stamp").AsText(60)
            .WithColumn("role").AsInt32()
            .WithColumn("failed_logins").AsInt32()
            .WithColumn("locked_until").AsInt64().Nullable()
            .WithColumn("language").AsText(20).Nullable()
            .WithColumn("appearance").AsInt32()
            .WithColumn("topic_count").AsInt32()
            .WithColumn("reply_count").AsInt32()
            .WithColumn("likes_received").AsInt32()
            .WithColumn("created_at").AsInt64()
            .WithColumn("last_seen_at").AsInt64().Nullable()
            .WithColumn("old_name").AsText(120).Nullable().Unique("members_old_name");

        Create.Table("settings")
            .WithColumn("name").AsText(100).PrimaryKey()
            .WithColumn("value").AsText();

        Create.Table("data_protection_keys")
            .WithColumn("id").AsText(100).PrimaryKey()
            .WithColumn("xml").AsText();
    }

    public override void Down()
    {
        Delete.Table("data_protection_keys");
        Delete.Table("settings");
        Delete.Table("members");
    }
}
