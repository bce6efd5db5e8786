using LinqToDB;
using Parley.Domain.Groups;
using Parley.Testing;
using Parley.WebTests.Records;
using Xunit;

namespace Parley.WebTests.Admin;

public sealed class CategoryTableTests(ForumApp app) : TableTest(app, "/admin/categories/table")
{
    [Fact]
    public async Task Categories_are_found_by_name_parent_audience_and_size()
    {
        var administrator = await AdministratorAsync();
        var parent = await App.CategoryAsync();
        var (child, closed) = (await App.CategoryAsync(parent: parent), await App.CategoryAsync(GroupId.Moderators));
        await App.WithDbAsync(db => db.Categories.Where(row => row.Id == child.Id).Set(row => row.TopicCount, 7).Set(row => row.ReplyCount, 70).UpdateAsync());

        Assert.Equal([child.Name], await FoundAsync(administrator, $"q={child.Name.ToUpperInvariant()}"));
        Assert.Equal([child.Name], await FoundAsync(administrator, $"parent={parent.Id}"));
        Assert.Equal([closed.Name], await FoundAsync(administrator, $"q={closed.Name}&seenBy={GroupId.Moderators}"));
        await AssertNothingAsync(administrator, $"q={child.Name}&seenBy={GroupId.Moderators}");
        Assert.Equal([child.Name], await FoundAsync(administrator, $"q={child.Name}&startedBy={GroupId.Members}&minTopics=7&maxTopics=7&minReplies=70&maxReplies=70"));
        await AssertNothingAsync(administrator, $"q={child.Name}&minTopics=8");
        await AssertNothingAsync(administrator, $"q={child.Name}&maxReplies=69");
    }

    [Fact]
    public async Task Every_column_sorts_and_the_result_is_a_file()
    {
        var administrator = await AdministratorAsync();
        var parent = await App.CategoryAsync();
        for (var number = 0; number < 3; number++)
            await App.CategoryAsync(parent: parent);

        await AssertSortsAsync(administrator, $"parent={parent.Id}", columns: 7);
        Assert.Contains(parent.Name, await FileAsync(administrator, await TableAsync(administrator, $"parent={parent.Id}")), StringComparison.Ordinal);
        Assert.True((await administrator.VisitAsync("/admin/categories")).Has("a[href='/admin/categories/table']"));
        await AssertUnreadableAsync(administrator, "q", "parent", "seenBy", "startedBy", "minTopics", "maxTopics", "minReplies", "maxReplies");
    }
}
