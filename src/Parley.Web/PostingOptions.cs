using Parley.Domain.Accounts;
using Parley.Domain.Posts;

namespace Parley.Web;

/// <summary>How fast and how much members may write, by how well the forum knows them. Moderators are held up by none of it.</summary>
public sealed class PostingOptions
{
    const int LongestWait = 24 * 60 * 60;
    const int Most = 1000;

    /// <summary>Holds nobody up: for what the forum writes itself.</summary>
    public static PostingOptions Unlimited => new()
    {
        NewDays = 0,
        NewPosts = 0,
        New = new(),
        Member = new(),
        Regular = new(),
        SameTextMinutes = 0,
    };

    /// <summary>A member is new for so many days, and until so many posts.</summary>
    public int NewDays { get; set; } = 1;

    public int NewPosts { get; set; } = 5;

    /// <summary>A member is a regular after so many days and so many posts.</summary>
    public int RegularDays { get; set; } = 30;

    public int RegularPosts { get; set; } = 100;

    public WaitOptions New { get; set; } = new() { PostSeconds = 20, TopicSeconds = 120 };

    public WaitOptions Member { get; set; } = new() { PostSeconds = 5, TopicSeconds = 30 };

    public WaitOptions Regular { get; set; } = new() { PostSeconds = 2, TopicSeconds = 5 };

    /// <summary>In one post of a new member: links to other sites, images, and members who are called.</summary>
    public int NewLinks { get; set; } = 3;

    public int NewImages { get; set; } = 3;

    public int NewMentions { get; set; } = 5;

    /// <summary>For so long the same text by the same member is taken for a mistake, or for an advertisement; 0 lets it pass.</summary>
    public int SameTextMinutes { get; set; } = 10;

    /// <summary>A member's posts are shown to others only after a moderator let them through, until so many were; 0 holds none.</summary>
    public int HoldFirstPosts { get; set; }

    public PostLimits NewLimits => new(NewLinks, NewImages, NewMentions);

    public WaitOptions WaitsOf(Trust trust) => trust switch
    {
        Trust.New => New,
        Trust.Member => Member,
        _ => Regular,
    };

    public Trust TrustIn(DateTimeOffset since, int posts, DateTimeOffset now)
    {
        var days = (now - since).TotalDays;
        if (days < NewDays || posts < NewPosts)
            return Trust.New;
        return days >= RegularDays && posts >= RegularPosts ? Trust.Regular : Trust.Member;
    }

    internal void Validate()
    {
        foreach (var (setting, value) in new[]
        {
            (nameof(NewDays), NewDays), (nameof(NewPosts), NewPosts), (nameof(NewLinks), NewLinks), (nameof(NewImages), NewImages),
            (nameof(NewMentions), NewMentions), (nameof(SameTextMinutes), SameTextMinutes), (nameof(HoldFirstPosts), HoldFirstPosts),
        })
        {
            Require(setting, value, 0, Most, Wanted.Number(0, Most));
        }

        Require(nameof(RegularDays), RegularDays, NewDays, Most, Wanted.Number("Posting:NewDays", NewDays, Most));
        Require(nameof(RegularPosts), RegularPosts, NewPosts, Most, Wanted.Number("Posting:NewPosts", NewPosts, Most));
        foreach (var (trust, waits) in new[] { (nameof(New), New), (nameof(Member), Member), (nameof(Regular), Regular) })
        {
            Require($"{trust}:PostSeconds", waits.PostSeconds, 0, LongestWait, Wanted.Number(0, LongestWait));
            Require($"{trust}:TopicSeconds", waits.TopicSeconds, 0, LongestWait, Wanted.Number(0, LongestWait));
        }
    }

    static void Require(string setting, int value, int least, int most, Wanted wanted) =>
        ParleyOptions.Require(value >= least && value <= most, $"Posting:{setting}", $"{value}", wanted);
}

/// <summary>How long one member waits after a post, and after starting a topic until the next topic.</summary>
public sealed class WaitOptions
{
    public int PostSeconds { get; set; }

    public int TopicSeconds { get; set; }
}
