using System.Net;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Mvc;

public sealed class HeadTests(ForumApp app) : ForumTest(app)
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/categories", HttpStatusCode.OK)]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    public async Task Head_is_answered_as_get_without_the_body(string address, HttpStatusCode status)
    {
        var answer = await App.NewVisitor().SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

        Assert.Equal(status, answer.Status);
        Assert.Contains("Content-Security-Policy", answer.Headers.Keys);
    }
}
