using Parley.Domain.Posts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Mvc;

public sealed class KeptDraftTests(ForumApp app) : ForumTest(app)
{
    // The cut falls into the middle of the smiley, and half of one is no text that a database takes.
    [Fact]
    public async Task Too_long_a_text_is_kept_up_to_its_last_whole_character()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync());
        var text = new string('x', PostText.LongestLength - 1) + "😀😀";
        var visitor = App.NewVisitor();
        var login = await visitor.GetAsync("/login");

        var page = await visitor.SubmitAsync(
            login, "main form", ("name", member.Name), ("password", Cast.Password), ("kept.place", $"/t/{topic.Id}"), ("kept.text", text));

        Assert.Equal(topic.Title, page.Title);
        Assert.Equal(new string('x', PostText.LongestLength - 1), page.TextAt("textarea"));
    }
}
