using FluentMigrator;

namespace Parley.Data.Migrations;

[Migration(22, "Polls")]
public sealed class Polls : Migration
{
    public override void Up()
    {
        // So that a topic without a poll, which is nearly every one, costs no statement more.
        Alter.Table("topics").AddColumn("has_poll").AsBoolean().NotNullable().WithDefaultValue(false);

        Create.Table("polls")
            .WithColumn("topic_id").AsInt64().PrimaryKey().ForeignKey("polls_topic", "topics", "id")
            .WithColumn("question").AsText(800)
            .WithColumn("most_choices").AsInt32()
            .WithColumn("ends_at").AsInt64().Nullable()
            .WithColumn("results").AsInt32()
            .WithColumn("voter_count").AsInt32();

        Create.Table("poll_choices")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("topic_id").AsInt64().ForeignKey("poll_choices_poll", "polls", "topic_id")
            .WithColumn("number").AsInt32()
            .WithColumn("text").AsText(400)
            .WithColumn("vote_count").AsInt32();
        Create.Index("poll_choices_number").OnTable("poll_choices").OnColumn("topic_id").Ascending().OnColumn("number").Ascending().WithOptions().Unique();

        CreateBallots();
        KeepInDrafts();
    }

    public override void Down()
    {
        Delete.Column("poll_question").Column("poll_choices").Column("poll_most").Column("poll_until").Column("poll_results").FromTable("drafts");
        Delete.Table("poll_votes");
        Delete.Table("poll_ballots");
        Delete.Table("poll_choices");
        Delete.Table("polls");
        Delete.Column("has_poll").FromTable("topics");
    }

    // One ballot a member. Those of members who left are nobody's, and there may be many of these.
    void CreateBallots()
    {
        Create.Table("poll_ballots")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("topic_id").AsInt64().ForeignKey("poll_ballots_poll", "polls", "topic_id")
            .WithColumn("member_id").AsInt64().Nullable().ForeignKey("poll_ballots_member", "members", "id")
            .WithColumn("cast_at").AsInt64();
        Create.Index("poll_ballots_once").OnTable("poll_ballots").OnColumn("topic_id").Ascending().OnColumn("member_id").Ascending().WithOptions().Unique();
        Create.Index("poll_ballots_of_member").OnTable("poll_ballots").OnColumn("member_id").Ascending();

        Create.Table("poll_votes")
            .WithColumn("ballot_id").AsInt64().PrimaryKey().ForeignKey("poll_votes_ballot", "poll_ballots", "id")
            .WithColumn("choice_id").AsInt64().PrimaryKey().ForeignKey("poll_votes_choice", "poll_choices", "id");
        Create.Index("poll_votes_of_choice").OnTable("poll_votes").OnColumn("choice_id").Ascending();
    }

    // As they were typed, right or wrong.
    void KeepInDrafts() => Alter.Table("drafts")
        .AddColumn("poll_question").AsText(800).Nullable()
        .AddColumn("poll_choices").AsText().Nullable()
        .AddColumn("poll_most").AsText(20).Nullable()
        .AddColumn("poll_until").AsText(20).Nullable()
        .AddColumn("poll_results").AsInt32().Nullable();
}
