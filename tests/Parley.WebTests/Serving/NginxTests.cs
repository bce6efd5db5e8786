using System.Net;
using Parley.Testing;
using Parley.WebTests.Files;
using Xunit;

namespace Parley.WebTests.Serving;

/// <summary>The forum behind nginx, as <c>deploy/nginx.conf</c> has it.</summary>
public sealed class NginxTests(ForumApp app) : FileTest(app)
{
    [Theory]
    [InlineData("kestrel", false)]
    [InlineData("own", false)]
    [InlineData("own", true)]
    public async Task Member_logs_in_replies_uploads_and_hears_of_what_is_new_behind_nginx(string server, bool overUnixSocket)
    {
        Assert.SkipUnless(TestDatabase.IsSqlite, "nginx is tried on SQLite.");
        Assert.SkipUnless(File.Exists(NginxProcess.Program), $"{NginxProcess.Program} is not installed.");
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync(), "Ladders", "Who has one?");
        var member = await App.MemberAsync();
        using var nginx = await NginxProcess.StartAsync(App, server, overUnixSocket);
        var visitor = nginx.NewVisitor();
        visitor.Headers["X-Forwarded-For"] = "192.0.2.66";

        var login = await visitor.GetAsync("/login");
        Assert.Equal(HttpStatusCode.Found, (await visitor.SubmitOnlyAsync(login, "main form", ("name", member.Name), ("password", Cast.Password))).Status);
        using var client = nginx.NewClient();
        using var stream = await EventListener.OpenAsync(client, $"/live?topic={topic.Id}", visitor);
        Assert.Equal(HttpStatusCode.OK, stream.Status);
        var replied = await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/reply"), "form.composer", ("text", "I have **two**"));
        Assert.Contains("I have two", replied.Text, StringComparison.Ordinal);
        Assert.NotNull(await stream.NextAsync());

        // More than nginx takes by itself.
        var uploaded = await UploadAsync(visitor, "plan.pdf", Pdf(new string('x', 2_000_000)));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(AddressIn(uploaded.Body))).Status);
        await AssertLoggedAsync(nginx);
    }

    // The log is written in the background.
    static async Task AssertLoggedAsync(NginxProcess nginx)
    {
        var lines = Array.Empty<string>();
        for (var tries = 0; tries < 50 && !lines.Any(line => line.Contains("POST /files", StringComparison.Ordinal)); tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            if (File.Exists(nginx.Log))
                lines = await File.ReadAllLinesAsync(nginx.Log, TestContext.Current.CancellationToken);
        }

        Assert.Contains(lines, line => line.Contains("POST /files", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.StartsWith($"{NginxProcess.Client} ", line, StringComparison.Ordinal));
    }
}
