using System.Data;
using System.Globalization;
using FluentMigrator;
using Parley.Domain.Notifications;
using Parley.Domain.Topics;

namespace Parley.Data.Migrations;

[Migration(15, "Reading")]
public sealed class Reading : Migration
{
    static readonly string[] Orders =
    [
        "topics_hot", "topics_hot_of_category", "topics_unanswered_of_category", "topics_pinned_of_category", "topics_mine",
    ];

    public override void Up()
    {
        CreateMarks();
        CreateOrders();
        ChangeWatches();
        Execute.WithConnection(HeatTopics);
    }

    public override void Down()
    {
        Update.Table("category_watches").Set(new { level = (int)WatchLevel.Watching }).Where(new { level = (int)WatchLevel.FirstPostOnly });
        foreach (var index in Orders)
            Delete.Index(index).OnTable("topics");
        Delete.Index("posts_new").OnTable("posts");
        Delete.Column("hot_at").FromTable("topics");
        Delete.Column("all_read_at").Column("watches_started").FromTable("members");
        Delete.Table("category_marks");
        Delete.Table("topic_marks");
    }

    // Without foreign keys: checking one takes the topic's row on MySQL, and who notes what was read would wait for who writes there.
    void CreateMarks()
    {
        Create.Table("topic_marks")
            .WithColumn("member_id").AsInt64().PrimaryKey()
            .WithColumn("topic_id").AsInt64().PrimaryKey()
            .WithColumn("number").AsInt32()
            .WithColumn("set_at").AsInt64();
        Create.Index("topic_marks_set").OnTable("topic_marks").OnColumn("member_id").Ascending().OnColumn("set_at").Ascending();

        Create.Table("category_marks")
            .WithColumn("member_id").AsInt64().PrimaryKey()
            .WithColumn("category_id").AsInt64().PrimaryKey()
            .WithColumn("read_until").AsInt64();
        Create.Index("category_marks_category").OnTable("category_marks").OnColumn("category_id").Ascending();

        // What was read before nobody noted; it all begins here.
        Alter.Table("members").AddColumn("all_read_at").AsInt64().Nullable();
        Update.Table("members").Set(new { all_read_at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() }).AllRows();

        // Holds all that tells whether a post is new, so that the posts themselves, and their texts, need not be read for it.
        Create.Index("posts_new").OnTable("posts")
            .OnColumn("topic_id").Ascending().OnColumn("number").Ascending().OnColumn("created_at").Ascending()
            .OnColumn("author_id").Ascending().OnColumn("kind").Ascending().OnColumn("hidden").Ascending();
    }

    void CreateOrders()
    {
        Alter.Table("topics").AddColumn("hot_at").AsInt64().NotNullable().WithDefaultValue(0);
        Create.Index("topics_hot").OnTable("topics").OnColumn("hot_at").Ascending().OnColumn("id").Ascending();
        Create.Index("topics_hot_of_category").OnTable("topics")
            .OnColumn("category_id").Ascending().OnColumn("hot_at").Ascending().OnColumn("id").Ascending();
        Create.Index("topics_unanswered_of_category").OnTable("topics")
            .OnColumn("category_id").Ascending().OnColumn("reply_count").Ascending().OnColumn("created_at").Ascending().OnColumn("id").Ascending();
        Create.Index("topics_pinned_of_category").OnTable("topics").OnColumn("category_id").Ascending().OnColumn("pinned_at").Ascending();
        Create.Index("topics_mine").OnTable("topics")
            .OnColumn("author_id").Ascending().OnColumn("bumped_at").Ascending().OnColumn("id").Ascending();
    }

    // To watch a category meant its new topics so far; for those who chose it, it goes on to.
    void ChangeWatches()
    {
        Update.Table("category_watches").Set(new { level = (int)WatchLevel.FirstPostOnly }).Where(new { level = (int)WatchLevel.Watching });
        Alter.Table("members").AddColumn("watches_started").AsBoolean().NotNullable().WithDefaultValue(true);
        Update.Table("members").Set(new { watches_started = false }).Where(new { watches_own = false });
    }

    static void HeatTopics(IDbConnection connection, IDbTransaction transaction)
    {
        var heats = new List<string>();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT id, created_at, reply_count, like_count FROM topics";
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                var heat = TopicHeat.At(DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)), rows.GetInt32(2), rows.GetInt32(3));
                heats.Add(string.Create(
                    CultureInfo.InvariantCulture, $"UPDATE topics SET hot_at = {heat.ToUnixTimeMilliseconds()} WHERE id = {rows.GetInt64(0)}"));
            }
        }

        foreach (var heat in heats)
        {
            command.CommandText = heat;
            command.ExecuteNonQuery();
        }
    }
}
