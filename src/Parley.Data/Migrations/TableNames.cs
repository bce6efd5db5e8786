namespace Parley.Data.Migrations;

static class TableNames
{
    /// <summary>Those that are numbered by the database.</summary>
    public static readonly string[] Numbered =
    [
        "members", "categories", "topics", "posts", "notifications", "jobs", "sessions", "downloads", "receipts", "invitations", "registrations",
        "passkeys", "mail_log", "moderation_log", "member_groups", "tags", "email_changes",
    ];

    public static readonly string[] All =
    [
        .. Numbered, "profiles", "drafts", "settings", "data_protection_keys", "login_failures", "allowances", "second_factors", "recovery_codes",
        "spent_values", "notification_actors", "topic_watches", "category_watches", "ignores", "post_likes", "post_versions",
        "bookmarks", "topic_marks", "category_marks", "group_members", "topic_tags", "old_tag_names",
    ];
}
