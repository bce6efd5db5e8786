using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Profiles;

public sealed class ProfileLikesTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Likes_of_a_profile_are_those_of_what_the_viewer_may_see()
    {
        var (author, fan) = (await App.MemberAsync("author", Role.Moderator), await App.MemberAsync("fan", Role.Moderator));
        var (open, secret) = (await App.TopicAsync(author, await App.CategoryAsync()), await App.TopicAsync(author, await App.CategoryAsync(GroupId.Moderators)));
        await App.ReplyAsync(author, open, "To be hidden");
        foreach (var (topic, number) in new[] { (open, 1), (open, 2), (secret, 1) })
            await LikeAsync(topic, number);
        await App.HidePostAsync(open, 2, HiddenCauses.ByModerator);

        Assert.Equal("1", await LikesAsync(App.NewVisitor(), author));
        Assert.Equal("1", await LikesAsync(await App.SignedInAsync(await App.MemberAsync()), author));
        Assert.Equal("3", await LikesAsync(await App.SignedInAsync(fan), author));
    }

    async Task LikeAsync(Topic topic, int number)
    {
        var post = await App.PostAsync(topic, number);
        await App.WithDbAsync(db => db.Posts.Where(row => row.Id == post.Id).Set(row => row.LikeCount, 1).Set(row => row.ImportedLikes, 1).UpdateAsync());
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == topic.AuthorId).Set(row => row.LikesReceived, row => row.LikesReceived + 1).UpdateAsync());
    }

    static async Task<string?> LikesAsync(Visitor visitor, Member member) => (await visitor.GetAsync($"/u/{member.Name}")).TextAt(".facts div:nth-child(3) dd");
}
