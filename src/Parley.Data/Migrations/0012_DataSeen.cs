using FluentMigrator;

namespace Parley.Data.Migrations;

/// <summary>Whoever asked for a copy of their data is told by the bell that it is there.</summary>
[Migration(12, "DataSeen")]
public sealed class DataSeen : Migration
{
    public override void Up() => Alter.Table("downloads").AddColumn("seen_at").AsInt64().Nullable();

    public override void Down() => Delete.Column("seen_at").FromTable("downloads");
}
