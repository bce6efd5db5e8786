using System.Text.Json;

namespace Parley.Seed;

/// <summary>The demo content as it is kept in this program: members and categories in one file, each topic in its own.</summary>
sealed record DemoForum(IReadOnlyList<DemoMember> Members, IReadOnlyList<DemoCategory> Categories)
{
    const string ForumResource = "Seed/Forum";
    const string TopicFolder = "Seed/Topics/";

    public static DemoForum Read() => JsonSerializer.Deserialize<DemoForum>(Text(ForumResource), JsonSerializerOptions.Web)!;

    public static IReadOnlyList<DemoTopic> ReadTopics() =>
    [
        .. typeof(DemoForum).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(TopicFolder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => TopicFile.Parse(name[TopicFolder.Length..], Text(name))),
    ];

    static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(DemoForum).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

sealed record DemoMember(string Name, int JoinedDaysAgo, bool IsModerator = false, string? Language = null);

/// <summary>Under the one whose slug is <paramref name="Parent"/>, which stands before it; open to the group of that number.</summary>
sealed record DemoCategory(string Name, string Slug, string Description, string? Parent = null, long SeenBy = 0);
