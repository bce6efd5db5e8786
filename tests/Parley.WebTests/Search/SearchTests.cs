using System.Net;
using Parley.Data.Search;
using Parley.Domain.Accounts;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Search;

/// <summary>What is found, and by whom.</summary>
public sealed class SearchTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Words_of_a_post_lead_to_it_and_are_marked()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var word = Cast.UniqueName("lantern");
        var topic = await App.TopicAsync(member, category, "What flickers", "Nothing of it here");
        await App.ReplyAsync(member, topic, $"I cleaned the {word} of **yours** yesterday.");
        await App.RunJobsAsync();

        var page = await App.NewVisitor().GetAsync($"/search?q=cleaning+{word}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["What flickers"], page.Texts(".search-hit h2"));
        Assert.Equal(["cleaned", word], page.Texts(".search-hit .excerpt mark"));
        Assert.EndsWith("#p2", page.LinkAt(".search-hit h2 a"), StringComparison.Ordinal);
        Assert.Contains("1 topic", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topic_stands_once_however_many_of_its_posts_are_found()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var word = Cast.UniqueName("many");
        var topic = await App.TopicAsync(member, category, $"About {word}", "Its text");
        await App.ReplyAsync(member, topic, $"More of {word}");
        await App.ReplyAsync(member, topic, $"Still more of {word}");
        await App.RunJobsAsync();

        var page = await App.NewVisitor().GetAsync($"/search?q={word}");

        Assert.Single(page.Texts(".search-hit"));
        Assert.Contains("3 posts found in it", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edited_post_is_found_by_what_it_says_now_and_not_by_what_it_said()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var (old, now) = (Cast.UniqueName("old"), Cast.UniqueName("now"));
        var topic = await App.TopicAsync(member, category, "To be edited", $"It says {old}");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(member);

        await EditAsync(visitor, topic, $"It says {now}");

        Assert.Empty((await visitor.GetAsync($"/search?q={old}")).Texts(".search-hit"));
        Assert.Single((await visitor.GetAsync($"/search?q={now}")).Texts(".search-hit"));
    }

    // Not in a forum of its own: what is fresh of other tests goes into the blocks as well.
    [Fact]
    public async Task What_went_into_the_blocks_is_found_and_can_be_edited_still()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var (old, now) = (Cast.UniqueName("old"), Cast.UniqueName("now"));
        var topic = await App.TopicAsync(member, category, "To go into blocks", $"It says {old} and lamps");
        for (var number = 0; number < SearchWriter.MostFresh; number++)
            await App.ReplyAsync(member, topic, $"Reply {number} speaks of {old} once more");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(member);

        Assert.Contains($"{SearchWriter.MostFresh + 1} posts found in it", (await visitor.GetAsync($"/search?q={old}")).Text, StringComparison.Ordinal);
        Assert.Contains($"{SearchWriter.MostFresh} posts found in it", (await visitor.GetAsync($"/search?q=\"{old}+once+more\"")).Text, StringComparison.Ordinal);

        await EditAsync(visitor, topic, $"It says {now} and lamps");
        Assert.Single((await visitor.GetAsync($"/search?q={now}")).Texts(".search-hit"));
        Assert.Empty((await visitor.GetAsync($"/search?q=\"{old}+and+lamps\"")).Texts(".search-hit"));
    }

    [Fact]
    public async Task Renamed_topic_is_found_by_its_new_title()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var (old, now) = (Cast.UniqueName("old"), Cast.UniqueName("now"));
        var topic = await App.TopicAsync(member, category, $"Called {old}", "Its text");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(member);
        var form = await visitor.GetAsync($"/p/{(await App.PostAsync(topic, 1)).Id}/edit");

        await visitor.SubmitAsync(form, "main form", ("title", $"Called {now}"));
        await App.RunJobsAsync();

        Assert.Single((await visitor.GetAsync($"/search?q=in:title+{now}")).Texts(".search-hit"));
        Assert.Empty((await visitor.GetAsync($"/search?q={old}")).Texts(".search-hit"));
    }

    [Fact]
    public async Task Nobody_finds_what_stands_in_a_category_that_is_closed_to_them()
    {
        var (inside, outside) = (await App.MemberAsync("inside"), await App.MemberAsync("outside"));
        var category = await App.CategoryAsync((await App.GroupAsync(inside)).Id);
        var (word, tag) = (Cast.UniqueName("secret"), Cast.UniqueName("tag").ToLowerInvariant());
        var topic = await App.TopicAsync(inside, category, $"The {word} plan", "Its text", tags: tag);
        await App.ReplyAsync(inside, topic, $"More of the {word} plan");
        await App.RunJobsAsync();

        foreach (var stranger in new[] { App.NewVisitor(), await App.SignedInAsync(outside) })
        {
            foreach (var query in new[] { word, $"\"the {word}\"", $"in:title {word}", $"{word} {word}x", $"author:{inside.Name}", $"tag:{tag}", $"category:{category.Slug}" })
            {
                var page = await stranger.GetAsync($"/search?q={Uri.EscapeDataString(query)}");
                Assert.Empty(page.Texts(".search-hit"));
                Assert.DoesNotContain("plan</", page.Body, StringComparison.Ordinal);
            }

            Assert.Contains($"There is no tag {tag}", (await stranger.GetAsync($"/search?q={word}+tag:{tag}")).Text.Replace("⁨", "").Replace("⁩", ""), StringComparison.Ordinal);
            Assert.Contains("There is no category", (await stranger.GetAsync($"/search?q={word}+category:{category.Slug}")).Text, StringComparison.Ordinal);
        }

        Assert.Single((await (await App.SignedInAsync(inside)).GetAsync($"/search?q={word}")).Texts(".search-hit"));
    }

    [Fact]
    public async Task Hidden_post_is_found_by_moderators_only()
    {
        var (member, moderator, category) = (await App.MemberAsync(), await App.MemberAsync("mod", Role.Moderator), await App.CategoryAsync());
        var word = Cast.UniqueName("hidden");
        var topic = await App.TopicAsync(member, category);
        await App.ReplyAsync(member, topic, $"It says {word}");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(moderator);
        var reply = await App.PostAsync(topic, 2);
        var form = await visitor.GetAsync($"/p/{reply.Id}/hiding");

        await visitor.SubmitAsync(form, "main form", ("reason", "Not here"));

        Assert.Empty((await App.NewVisitor().GetAsync($"/search?q={word}")).Texts(".search-hit"));
        Assert.Single((await visitor.GetAsync($"/search?q={word}")).Texts(".search-hit"));
    }

    [Fact]
    public async Task Members_categories_and_tags_are_found_in_the_same_box()
    {
        var (member, category) = (await App.MemberAsync("searched"), await App.CategoryAsync());
        var tag = Cast.UniqueName("tag").ToLowerInvariant();
        await App.TopicAsync(member, category, "Tagged", "Its text", tags: tag);

        Assert.Equal($"/u/{member.Name}", (await App.NewVisitor().GetAsync($"/search?q={member.Name[..12]}")).LinkAt($".search-places a[href='/u/{member.Name}']"));
        Assert.Equal([tag], (await App.NewVisitor().GetAsync($"/search?q={tag}")).Texts(".search-places a"));
        Assert.Contains(category.Name, (await App.NewVisitor().GetAsync($"/search?q={category.Name}")).Texts(".search-places a"));
    }

    [Fact]
    public async Task Form_writes_the_query_into_the_address_and_is_filled_from_it()
    {
        var visitor = App.NewVisitor();

        var sent = await visitor.GetAsync("/search?words=lamp+%22two+words%22&author=anna&category=&tag=&in=title&is=solved&has=&after=2026-01-01&before=&order=new");
        Assert.Equal(HttpStatusCode.Found, sent.Status);
        Assert.Equal("/search?q=" + Uri.EscapeDataString("lamp \"two words\" author:anna in:title is:solved after:2026-01-01 order:new"), sent.Location);

        var page = await visitor.GetAsync(sent.Location!);
        Assert.Equal("lamp \"two words\"", page.Document.QuerySelector("#r-words")!.GetAttribute("value"));
        Assert.Equal("anna", page.Document.QuerySelector("#r-author")!.GetAttribute("value"));
        Assert.True(page.Has("#r-is option[value=solved][selected]"));
    }

    [Fact]
    public async Task Every_page_leads_to_the_search_without_scripts()
    {
        var page = await App.NewVisitor().GetAsync("/");

        Assert.True(page.Has("header form[role=search][action='/search'] input[name=q]"));
        Assert.Equal("/search", page.LinkAt("header a.site-search-link"));
        Assert.False((await App.NewVisitor().GetAsync("/search")).Has("header form[role=search]"));
    }

    [Fact]
    public async Task Who_finds_nothing_with_all_words_is_shown_what_has_some_of_them()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var word = Cast.UniqueName("some");
        await App.TopicAsync(member, category, $"Only {word}", "Its text");
        await App.RunJobsAsync();

        var page = await App.NewVisitor().GetAsync($"/search?q={word}+{Cast.UniqueName("nowhere")}");

        Assert.Single(page.Texts(".search-hit"));
        Assert.Contains("No post has all of these words", page.Text, StringComparison.Ordinal);
    }

    async Task EditAsync(Visitor visitor, Topic topic, string text)
    {
        var form = await visitor.GetAsync($"/p/{(await App.PostAsync(topic, 1)).Id}/edit");
        await visitor.SubmitAsync(form, "main form", ("text", text));
        Assert.Contains(text, (await App.PostAsync(topic, 1)).Markdown, StringComparison.Ordinal);
        await App.RunJobsAsync();
    }
}
