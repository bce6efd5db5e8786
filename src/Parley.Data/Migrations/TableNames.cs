namespace Parley.Data.Migrations;

static class TableNames
{
    /// <summary>Those that are numbered by the database.</summary>
    public static readonly string[] Numbered = ["members", "categories", "topics", "posts", "notifications", "jobs", "sessions", "mail_log"];

    public static readonly string[] All = [.. Numbered, "drafts", "notification_actors", "topic_watches", "category_watches", "ignores", "settings", "data_protection_keys"];
}
