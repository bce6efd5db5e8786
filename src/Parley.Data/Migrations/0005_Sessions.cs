using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(5, "Sessions")]
public sealed class Sessions : Migration
{
    public override void Up()
    {
        Create.Table("sessions")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("member_id").AsInt64().ForeignKey("sessions_member", "members", "id")
            .WithColumn("created_at").AsInt64()
            .WithColumn("seen_at").AsInt64()
            .WithColumn("address").AsText(45).Nullable()
            .WithColumn("agent").AsText(300);
        Create.Index("sessions_of_member").OnTable("sessions").OnColumn("member_id").Ascending().OnColumn("seen_at").Ascending();
        Create.Index("sessions_seen").OnTable("sessions").OnColumn("seen_at").Ascending();
    }

    public override void Down() => Delete.Table("sessions");
}
