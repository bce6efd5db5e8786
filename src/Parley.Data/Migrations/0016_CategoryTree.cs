using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(16, "CategoryTree")]
public sealed class CategoryTree : Migration
{
    // As GroupId has them.
    const long Everyone = 0;
    const long Members = -1;
    const long Moderators = -2;

    public override void Up()
    {
        CreateGroups();
        Alter.Table("categories")
            .AddColumn("parent_id").AsInt64().Nullable()
            .AddColumn("description_html").AsText().Nullable()
            .AddColumn("seen_by").AsInt64().NotNullable().WithDefaultValue(Everyone)
            .AddColumn("parent_seen_by").AsInt64().NotNullable().WithDefaultValue(Everyone)
            .AddColumn("started_by").AsInt64().NotNullable().WithDefaultValue(Members)
            .AddColumn("replied_by").AsInt64().NotNullable().WithDefaultValue(Members);
        Update.Table("categories").Set(new { seen_by = Members }).Where(new { access = 1 });
        Update.Table("categories").Set(new { seen_by = Moderators, started_by = Moderators, replied_by = Moderators }).Where(new { access = 2 });
        Delete.Column("access").FromTable("categories");
        Create.Index("categories_of_parent").OnTable("categories").OnColumn("parent_id").Ascending();
    }

    // A named group has no place in what was before: its categories are shut to all but moderators.
    public override void Down()
    {
        Delete.Index("categories_of_parent").OnTable("categories");
        Alter.Table("categories").AddColumn("access").AsInt32().NotNullable().WithDefaultValue(2);
        Update.Table("categories").Set(new { access = 1 }).Where(new { seen_by = Members, parent_seen_by = Members });
        Update.Table("categories").Set(new { access = 1 }).Where(new { seen_by = Members, parent_seen_by = Everyone });
        Update.Table("categories").Set(new { access = 1 }).Where(new { seen_by = Everyone, parent_seen_by = Members });
        Update.Table("categories").Set(new { access = 0 }).Where(new { seen_by = Everyone, parent_seen_by = Everyone });
        Delete.Column("parent_id").Column("description_html").Column("seen_by").Column("parent_seen_by").Column("started_by").Column("replied_by")
            .FromTable("categories");
        Delete.Table("group_members");
        Delete.Table("member_groups");
    }

    // Not "groups", which MySQL keeps for itself.
    void CreateGroups()
    {
        Create.Table("member_groups")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("name").AsText(40)
            .WithColumn("name_key").AsText(200).Unique("member_groups_name_key")
            .WithColumn("created_at").AsInt64();
        Create.Table("group_members")
            .WithColumn("group_id").AsInt64().PrimaryKey().ForeignKey("group_members_group", "member_groups", "id")
            .WithColumn("member_id").AsInt64().PrimaryKey().ForeignKey("group_members_member", "members", "id");
        Create.Index("group_members_member").OnTable("group_members").OnColumn("member_id").Ascending();
    }
}
