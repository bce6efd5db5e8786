using Parley.Import;

namespace Parley.Seed;

/// <summary>
/// A forum of any size, made up: a few topics that many answer and many that few do, some members who write much, some topics solved or
/// closed. The same numbers make the same forum, its times apart.
/// </summary>
sealed class LargeForum(int topics, int replies, DateTimeOffset now)
{
    const int RepliesOfMember = 100;
    const int FewestMembers = 20;
    const int MostHoursBetweenReplies = 100;
    const int SolvedOneIn = 5;
    const int ClosedOneIn = 30;
    const int LikedOneIn = 4;

    static readonly TimeSpan Age = TimeSpan.FromDays(8 * 365);

    readonly int _members = Math.Max(FewestMembers, replies / RepliesOfMember);
    readonly string[] _categories = [.. DemoForum.Read().Categories.Where(category => category.SeenBy == 0).Select(category => category.Name)];
    readonly long[] _firstPosts = FirstPosts(topics, replies);

    /// <summary>Each topic as a line of a file would have it; without a talk, all but the words.</summary>
    public async IAsyncEnumerable<TopicLine> ReadAsync(SampleTalk? talk)
    {
        await Task.CompletedTask;
        for (var number = 1; number <= topics; number++)
            yield return new(number, Topic(number, talk), null);
    }

    // Shape and words are drawn apart from each other, so that the shape is the same with words and without.
    ImportedTopic Topic(int number, SampleTalk? talk)
    {
        var random = new Random(number);
        var posts = Posts(number, random, talk);
        return new()
        {
            Id = number,
            Title = talk?.Title(new Random(-number)) ?? "",
            Category = _categories[random.Next(_categories.Length)],
            Created = posts[0].Created,
            Views = random.Next(20 * posts.Count),
            Closed = random.Next(ClosedOneIn) == 0,
            Posts = posts,
        };
    }

    List<ImportedPost> Posts(int number, Random random, SampleTalk? talk)
    {
        var (first, behind) = (_firstPosts[number - 1], _firstPosts[number]);
        var answer = random.Next(SolvedOneIn) == 0 ? random.NextInt64(first + 1, behind + 1) : 0;
        var posts = new List<ImportedPost>();
        var at = now - Age + (Age * ((number - 1) / (double)topics));
        for (var id = first; id < behind; id++)
        {
            posts.Add(new()
            {
                Id = id,
                Number = posts.Count + 1,
                User = MemberAt(random.NextDouble()),
                Created = at,
                Markdown = talk?.Text(new Random(unchecked((int)id))) ?? "",
                Likes = random.Next(LikedOneIn) == 0 ? random.Next(1, 6) : 0,
                Accepted = id == answer,
            });
            at += (now - at) * Math.Min(0.5, random.NextDouble() * MostHoursBetweenReplies / Math.Max(1, (now - at).TotalHours));
        }

        return posts;
    }

    // Some write much, most a little.
    string MemberAt(double share) => $"member{1 + (int)(_members * share * share * share)}";

    // Where each topic's posts begin, and where the last one's end; the longest has thousands, and half of all only a few.
    static long[] FirstPosts(int topics, int replies)
    {
        var random = new Random(topics);
        var weights = Enumerable.Range(0, topics).Select(_ => 1 / Math.Sqrt(random.NextDouble() + 1e-6)).ToArray();
        var (all, before) = (weights.Sum(), 0.0);
        var first = new long[topics + 1];
        first[0] = 1;
        for (var number = 1; number <= topics; number++)
        {
            before += weights[number - 1];
            first[number] = 1 + number + (number == topics ? replies : (long)(replies * before / all));
        }

        return first;
    }
}
