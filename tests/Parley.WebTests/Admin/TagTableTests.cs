using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Tags;
using Parley.Testing;
using Parley.WebTests.Records;
using Xunit;

namespace Parley.WebTests.Admin;

public sealed class TagTableTests(ForumApp app) : TableTest(app, "/admin/tags")
{
    [Fact]
    public async Task Tags_are_found_by_name_use_number_of_topics_and_day()
    {
        var (administrator, author) = (await AdministratorAsync(), await App.MemberAsync());
        var word = Cast.UniqueName("tag");
        var category = await App.CategoryAsync();
        await App.TopicAsync(author, category, "One", tags: $"{word}-busy");
        await App.TopicAsync(author, category, "Two", tags: $"{word}-busy");
        await App.WithDbAsync(db => db.InsertAsync(new Tag { Name = $"{word}-idle", CreatedAt = Now }));

        Assert.Equal([$"{word}-idle", $"{word}-busy"], await FoundAsync(administrator, $"q={word.ToUpperInvariant()}"));
        Assert.Equal([$"{word}-busy"], await FoundAsync(administrator, $"q={word}&used=true"));
        Assert.Equal([$"{word}-idle"], await FoundAsync(administrator, $"q={word}&used=false"));
        Assert.Equal([$"{word}-busy"], await FoundAsync(administrator, $"q={word}&minTopics=2&maxTopics=2&from=2001-01-01"));
        Assert.Equal([$"{word}-idle"], await FoundAsync(administrator, $"q={word}&maxTopics=1"));
        await AssertNothingAsync(administrator, $"q={word}&to=2001-01-01");
        var id = await App.WithDbAsync(db => db.Tags.Where(row => row.Name == $"{word}-idle").Select(row => row.Id).SingleAsync());
        Assert.Equal($"/tags/{id}", (await TableAsync(administrator, $"q={word}-idle")).LinkAt("tbody td:last-child a"));
    }

    [Fact]
    public async Task Every_column_sorts_and_the_result_is_a_file()
    {
        var (administrator, word) = (await AdministratorAsync(), Cast.UniqueName("sorted"));
        for (var number = 0; number < 3; number++)
            await App.WithDbAsync(db => db.InsertAsync(new Tag { Name = $"{word}-{number}", CreatedAt = Now }));

        await AssertSortsAsync(administrator, $"q={word}", columns: 3);
        Assert.Contains($"{word}-1", await FileAsync(administrator, await TableAsync(administrator, $"q={word}")), StringComparison.Ordinal);
        await AssertUnreadableAsync(administrator, "q", "used", "minTopics", "maxTopics", "from", "to");
    }
}
