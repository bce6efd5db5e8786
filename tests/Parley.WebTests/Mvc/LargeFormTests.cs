using System.Net;
using LinqToDB.Async;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Mvc;

public sealed class LargeFormTests(ForumApp app) : ForumTest(app)
{
    [Theory]
    [InlineData(1_100_000)]
    [InlineData(3_000_000)]
    public async Task Form_over_the_limit_is_refused_with_a_page(int length)
    {
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var form = await visitor.VisitAsync($"/t/{topic.Id}");

        var page = await visitor.SubmitOnlyAsync(form, "form.composer", ("text", new string('x', length)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.True(page.Has(".error-page h1"));
        Assert.Equal(1, await App.WithDbAsync(db => db.Posts.CountAsync(post => post.TopicId == topic.Id)));
    }

    [Fact]
    public async Task Form_of_too_many_fields_is_refused_with_a_page()
    {
        var fields = Enumerable.Range(0, 2000).Select(number => KeyValuePair.Create($"field{number}", "x"));

        var page = await App.NewVisitor().PostAsync("/login", fields);

        Assert.True(page.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{page.Status}");
        Assert.True(page.Has(".error-page h1"));
    }

    [Fact]
    public async Task Form_that_is_no_form_is_refused_with_a_page()
    {
        foreach (var type in new[] { "application/json", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=nonsense" })
        {
            var body = new StringContent("{ \"name\": \"anna\" }");
            body.Headers.Remove("Content-Type");
            body.Headers.TryAddWithoutValidation("Content-Type", type);
            var page = await App.NewVisitor().SendAsync(new HttpRequestMessage(HttpMethod.Post, "/login") { Content = body });
            Assert.True(page.Status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError, $"{type}: {page.Status}");
            Assert.NotEqual("", page.Title);
        }
    }
}
