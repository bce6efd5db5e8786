using FluentMigrator;

namespace Parley.Data.Migrations;

/// <summary>Wrong passwords are counted in <c>login_failures</c> now.</summary>
[Migration(11, "GuessesElsewhere")]
public sealed class GuessesElsewhere : Migration
{
    public override void Up() => Delete.Column("failed_logins").Column("locked_until").FromTable("members");

    public override void Down() => Alter.Table("members")
        .AddColumn("failed_logins").AsInt32().NotNullable().WithDefaultValue(0)
        .AddColumn("locked_until").AsInt64().Nullable();
}
