using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Domain.Posts;

namespace Parley.Seed;

/// <summary>
/// Reads a topic's file: lines of <c>name: value</c>, then each post under a line such as <c>=== Zoë, 40m later, answers 3, 2 likes</c>;
/// the first one's time is counted from the seeding (<c>20d 6h ago</c>), the others' from the post before.
/// </summary>
static partial class TopicFile
{
    /// <exception cref="FormatException">The file is not written like that.</exception>
    public static DemoTopic Parse(string key, string text)
    {
        var starts = PostStart.Matches(text).Select(match => match.Index).Append(text.Length).ToArray();
        var head = text[..starts[0]].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new(
            key, head["title"], head["category"], Number(head["views"]), head.ContainsKey("pinned"), head.GetValueOrDefault("tags"), Posts(key, starts, text))
        {
            Poll = head.TryGetValue("poll", out var poll) ? Poll(poll, Number(head.GetValueOrDefault("most", "1")), head["votes"]) : null,
        };
    }

    // "Which one? / This / That" with "Marta 1, Tobias 1 2": who voted, and the numbers of what they chose.
    static DemoPoll Poll(string asked, int most, string votes)
    {
        var parts = asked.Split(" / ");
        return new(
            parts[0], parts[1..], most,
            votes.Split(", ").Select(vote => vote.Split(' ')).ToDictionary(vote => vote[0], vote => vote[1..].Select(Number).ToArray()));
    }

    static List<DemoPost> Posts(string key, int[] starts, string text)
    {
        var posts = new List<DemoPost>();
        foreach (var (start, end) in starts.Zip(starts.Skip(1)))
        {
            var post = Post(text[start..end], posts.LastOrDefault());
            if (post.Age < TimeSpan.Zero)
                throw new FormatException($"Post {post.Number} of {key} lies in the future.");
            posts.Add(post);
        }

        return posts;
    }

    static DemoPost Post(string text, DemoPost? before)
    {
        var lines = text.Split('\n', 2);
        if (PostLine.Match(lines[0]) is not { Success: true, Groups: var line })
            throw new FormatException($"No line of a post: {lines[0]}");

        var time = Duration(line);
        return new DemoPost
        {
            Number = (before?.Number ?? 0) + 1,
            Author = line["author"].Value,
            Kind = line["closes"].Success ? PostKind.Closed : PostKind.Text,
            Age = before is null ? time : before.Age - time,
            ReplyTo = line["to"].Success ? Number(line["to"].Value) : null,
            Likes = Number(line["likes"].Value),
            IsAnswer = line["answer"].Success,
            Text = lines[1].Trim(),
        };
    }

    static TimeSpan Duration(GroupCollection line) =>
        new(Number(line["days"].Value), Number(line["hours"].Value), Number(line["minutes"].Value), 0);

    static int Number(string digits) => digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("^=== ", RegexOptions.Multiline)]
    static partial Regex PostStart { get; }

    [GeneratedRegex(
        @"^=== (?<author>\S+?)(?<closes> closes)?, ((?<days>\d+)d )?((?<hours>\d+)h )?((?<minutes>\d+)m )?(ago|later)"
        + @"(, answers (?<to>\d+))?(, (?<likes>\d+) likes?)?(?<answer>, the answer)?$",
        RegexOptions.ExplicitCapture)]
    static partial Regex PostLine { get; }
}
