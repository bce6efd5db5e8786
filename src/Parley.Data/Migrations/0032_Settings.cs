using FluentMigrator;
using Parley.Data.Settings;

namespace Parley.Data.Migrations;

/// <summary>What administrators choose in the browser: settings, and the reasons that moderators give.</summary>
[Migration(32, "Settings")]
public sealed class Settings : Migration
{
    public override void Up()
    {
        Insert.IntoTable("settings").Row(new { name = SettingsVersion.Name, value = "0" });
        Create.Table("chosen_settings")
            .WithColumn("name").AsText(100).PrimaryKey()
            .WithColumn("value").AsText(2000).Nullable()
            .WithColumn("version").AsInt64()
            .WithColumn("changed_at").AsInt64()
            .WithColumn("changed_by").AsInt64().ForeignKey("chosen_settings_member", "members", "id");
        Create.Table("prepared_reasons")
            .WithColumn("code").AsText(40).PrimaryKey()
            .WithColumn("position").AsInt32()
            .WithColumn("removed_at").AsInt64().Nullable();
        Create.Table("prepared_reason_texts")
            .WithColumn("code").AsText(40).PrimaryKey().ForeignKey("prepared_reason_texts_reason", "prepared_reasons", "code")
            .WithColumn("language").AsText(20).PrimaryKey()
            .WithColumn("text").AsText(800);
    }

    public override void Down()
    {
        Delete.Table("prepared_reason_texts");
        Delete.Table("prepared_reasons");
        Delete.Table("chosen_settings");
        Delete.FromTable("settings").Row(new { name = SettingsVersion.Name });
    }
}
