using System.Net;
using Parley.Testing;
using Parley.WebTests.Files;
using Xunit;

namespace Parley.WebTests.Serving;

/// <summary>The forum as a CGI program of other Web servers.</summary>
public sealed class CgiTests(ForumApp app) : FileTest(app)
{
    [Theory]
    [InlineData("/usr/sbin/lighttpd")]
    [InlineData("/usr/sbin/apache2")]
    public async Task Member_reads_logs_in_replies_and_uploads_under(string program)
    {
        // Each request starts the program: enough of it on one database, which knows no more of CGI than the others.
        Assert.SkipUnless(TestDatabase.IsSqlite, "CGI is tried on SQLite.");
        Assert.SkipUnless(File.Exists(program), $"{program} is not installed.");
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync(), "Ladders", "Who has one?");
        var member = await App.MemberAsync();
        using var server = await WebServerProcess.StartAsync(program, App);
        var visitor = server.NewVisitor();

        Assert.Equal((HttpStatusCode.OK, true), await ReadAsync(visitor, $"/t/{topic.Id}", "Who has one?"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/no-such-page")).Status);
        var login = await visitor.GetAsync("/login");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitOnlyAsync(login, "main form", ("name", member.Name), ("password", "wrong"))).Status);
        var entered = await visitor.SubmitOnlyAsync(login, "main form", ("name", member.Name), ("password", Cast.Password));
        Assert.Equal(HttpStatusCode.Found, entered.Status);
        var replied = await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/reply"), "form.composer", ("text", "I have **two**"));
        Assert.Contains("I have two", replied.Text, StringComparison.Ordinal);
        var uploaded = await UploadAsync(visitor, "plan.pdf", Pdf());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(AddressIn(uploaded.Body))).Status);
        Assert.DoesNotContain(server.Log, line => line.Contains("fail: ", StringComparison.Ordinal) || line.Contains("crit: ", StringComparison.Ordinal));
    }

    static async Task<(HttpStatusCode Status, bool Holds)> ReadAsync(Visitor visitor, string address, string text)
    {
        var page = await visitor.VisitAsync(address);
        return (page.Status, page.Text.Contains(text, StringComparison.Ordinal));
    }
}
