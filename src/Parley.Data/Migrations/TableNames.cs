namespace Parley.Data.Migrations;

static class TableNames
{
    /// <summary>Those that are numbered by the database.</summary>
    public static readonly string[] Numbered = ["members", "categories", "topics", "posts", "notifications", "jobs", "sessions", "passkeys"];

    public static readonly string[] All = [.. Numbered, "drafts", "settings", "data_protection_keys", "second_factors", "recovery_codes", "spent_values"];
}
