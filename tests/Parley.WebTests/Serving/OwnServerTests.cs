using System.Net;
using Parley.Testing;
using Parley.WebTests.Files;
using Xunit;

namespace Parley.WebTests.Serving;

/// <summary>The forum on Parley's own Web server. PARLEY_TEST_SERVER=own runs all other tests on it, too.</summary>
public sealed class OwnServerTests(ForumApp app) : FileTest(app)
{
    [Fact]
    public async Task Member_logs_in_replies_uploads_and_hears_of_what_is_new()
    {
        await using var forum = await ForumApp.StartOnSocketAsync(SocketServer.Own);
        var (member, other) = (await forum.MemberAsync(), await forum.MemberAsync());
        var topic = await forum.TopicAsync(other, await forum.CategoryAsync(), "Ladders", "Who has one?");
        var visitor = await forum.SignedInAsync(member);

        using var stream = await forum.ListenAsync($"/live?topic={topic.Id}", visitor);
        Assert.Equal(HttpStatusCode.OK, stream.Status);
        var replied = await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/reply"), "form.composer", ("text", "I have **two**"));
        Assert.Contains("I have two", replied.Text, StringComparison.Ordinal);
        Assert.NotNull(await stream.NextAsync());
        var uploaded = await UploadAsync(visitor, "plan.pdf", Pdf());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(AddressIn(uploaded.Body))).Status);
    }
}
