using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Flags;
using Parley.Domain.Posts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Records;

public sealed class FlagTableTests(ForumApp app) : TableTest(app, "/admin/flags")
{
    const string Words = "tbody .excerpt";

    [Fact]
    public async Task Reports_are_found_by_kind_outcome_words_and_by_who_reported_wrote_or_decided()
    {
        var staff = await ModeratorAsync();
        var (author, reporter, decider) = (await App.MemberAsync("author"), await App.MemberAsync("reporter"), await App.MemberAsync("decider", Role.Moderator));
        var word = Cast.UniqueName("flagged");
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "The reported topic");
        var post = (await App.PostAsync(topic, 1)).Id;
        await FlagAsync(post, reporter, FlagKind.Spam, $"{word} open");
        await FlagAsync(post, await App.MemberAsync("second"), FlagKind.Rude, $"{word} decided", FlagOutcome.Declined, decider);

        async Task<string> OneAsync(string conditions) => Assert.Single(await FoundAsync(staff, $"q={word}&{conditions}", Words));

        Assert.Equal([$"{word} decided", $"{word} open"], await FoundAsync(staff, $"author={author.Name}", Words));
        Assert.Equal($"{word} open", await OneAsync("kind=Spam"));
        Assert.Equal($"{word} open", await OneAsync("outcome=Open"));
        Assert.Equal($"{word} open", await OneAsync($"reporter={reporter.Name}"));
        Assert.Equal($"{word} decided", await OneAsync($"decider={decider.Name}"));
        Assert.Equal($"{word} decided", await OneAsync("decidedFrom=2001-01-01&from=2001-01-01"));
        await AssertNothingAsync(staff, $"q={word}&to=2001-01-01");
        await AssertNothingAsync(staff, $"q={word}&decidedTo=2001-01-01");
        await AssertNothingAsync(staff, $"q={word}&author={reporter.Name}");
        Assert.Equal($"/p/{post}", (await TableAsync(staff, $"q={word}")).LinkAt($"{Head} a"));
    }

    [Fact]
    public async Task Every_column_sorts_and_the_result_is_a_file_without_formulas()
    {
        var (staff, word, author) = (await ModeratorAsync(), Cast.UniqueName("sorted"), await App.MemberAsync("author"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var post = (await App.PostAsync(topic, 1)).Id;
        foreach (var kind in Enum.GetValues<FlagKind>())
            await FlagAsync(post, await App.MemberAsync("reporter"), kind, $"={word} {kind}");

        await AssertSortsAsync(staff, $"q={word}", columns: 8);
        Assert.Contains($"{word} Illegal", await FileAsync(staff, await TableAsync(staff, $"q={word}")), StringComparison.Ordinal);
        Assert.Contains("5 found", (await TableAsync(staff, $"q={word}")).TextAt(".table-count"), StringComparison.Ordinal);
        await AssertUnreadableAsync(staff, "q", "reporter", "author", "decider", "kind", "outcome", "from", "to", "decidedFrom", "decidedTo");
    }

    [Fact]
    public async Task Members_are_found_by_how_often_their_posts_were_reported()
    {
        var (staff, author, quiet) = (await ModeratorAsync(), await App.MemberAsync("reported"), await App.MemberAsync("reported"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        await App.TopicAsync(quiet, await App.CategoryAsync());
        for (var number = 0; number < 2; number++)
            await FlagAsync((await App.PostAsync(topic, 1)).Id, await App.MemberAsync("reporter"), FlagKind.Rude, "");

        async Task<IReadOnlyList<string>> NamesAsync(string conditions) => (await staff.VisitAsync($"/admin/members?{conditions}")).Texts($"{Head} > a");

        Assert.Equal([author.Name], await NamesAsync($"q={author.Name}&minFlags=2"));
        Assert.Empty(await NamesAsync($"q={author.Name}&minFlags=3"));
        Assert.Empty(await NamesAsync($"q={quiet.Name}&minFlags=1"));
        var first = await staff.VisitAsync("/admin/members?q=reportedx&sort=-flags");
        Assert.Equal("2", first.TextAt("tbody tr:first-child td:last-child"));
        Assert.Equal($"/admin/flags?author={author.Name}", first.LinkAt("tbody tr:first-child td:last-child a"));
    }

    Task<int> FlagAsync(PostId post, Member reporter, FlagKind kind, string words, FlagOutcome outcome = FlagOutcome.Open, Member? decider = null) =>
        App.WithDbAsync(db => db.InsertAsync(new Flag
        {
            PostId = post,
            ReporterId = reporter.Id,
            Kind = kind,
            Words = words,
            At = Now,
            Outcome = outcome,
            DecidedBy = decider?.Id,
            DecidedAt = decider is null ? null : Now,
        }));
}
