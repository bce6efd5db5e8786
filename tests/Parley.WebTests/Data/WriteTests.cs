using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data;
using Parley.Data.Settings;
using Parley.Domain.Categories;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Data;

public sealed class WriteTests(ForumApp app) : ForumTest(app)
{
    const int Writers = 100;

    [Fact]
    public async Task Hundred_writers_at_once_lose_nothing()
    {
        var category = await App.CategoryAsync();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => App.WithDbAsync(db => AddOneAsync(db, category.Id)))));

        Assert.Equal(Writers, await CountAsync(category.Id));
    }

    // Queues within one program are of no help then: the database itself has to make the writers wait.
    [Fact]
    public async Task Writers_of_two_programs_lose_nothing()
    {
        var category = await App.CategoryAsync();
        await using var other = await ForumApp.StartBesideAsync(App);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(number =>
            Task.Run(() => (number % 2 == 0 ? App : other).WithDbAsync(db => AddOneAsync(db, category.Id)))));

        Assert.Equal(Writers, await CountAsync(category.Id));
    }

    [Fact]
    public async Task Writer_whose_turn_does_not_come_is_told_so_and_holds_up_nobody()
    {
        Assert.SkipUnless(TestDatabase.IsSqlite, "The others let many write at once.");
        await using var app = await ForumApp.StartAsync();
        var category = await app.CategoryAsync();
        var database = app.Services.GetRequiredService<Database>();
        database.LongestWait = TimeSpan.FromMilliseconds(100);

        using (await database.TakeTurnAsync(CancellationToken.None))
            await Assert.ThrowsAsync<WritersBusyException>(() => app.WithDbAsync(db => AddOneAsync(db, category.Id)));

        database.LongestWait = TimeSpan.FromMinutes(1);
        await app.WithDbAsync(db => AddOneAsync(db, category.Id));
        Assert.Equal(1, await app.WithDbAsync(db => db.Categories.Where(row => row.Id == category.Id).Select(row => row.TopicCount).SingleAsync()));
    }

    [Fact]
    public async Task Writers_who_stand_in_each_others_way_both_come_through()
    {
        var (first, second) = (await App.CategoryAsync(), await App.CategoryAsync());

        // PostgreSQL looks for a deadlock after a second: more writers than these would wait for long.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => App.WithDbAsync(db => db.WriteAsync(
            async () =>
            {
                await AddOneAsync(db, number % 2 == 0 ? first.Id : second.Id);
                return await AddOneAsync(db, number % 2 == 0 ? second.Id : first.Id);
            },
            CancellationToken.None)))));

        Assert.Equal((6, 6), (await CountAsync(first.Id), await CountAsync(second.Id)));
    }

    [Fact]
    public async Task Failure_undoes_all_that_was_written()
    {
        var category = await App.CategoryAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => App.WithDbAsync(db => db.WriteAsync<int>(
            async () =>
            {
                await AddOneAsync(db, category.Id);
                throw new InvalidOperationException("Undo it.");
            },
            CancellationToken.None)));

        Assert.Equal(0, await CountAsync(category.Id));
    }

    [Fact]
    public async Task Write_within_a_write_is_part_of_it()
    {
        var category = await App.CategoryAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => App.WithDbAsync(db => db.WriteAsync<int>(
            async () =>
            {
                await db.WriteAsync(() => AddOneAsync(db, category.Id), CancellationToken.None);
                throw new InvalidOperationException("Undo it.");
            },
            CancellationToken.None)));

        Assert.Equal(0, await CountAsync(category.Id));
    }

    [Theory]
    [InlineData("中文 😀 Ünïcödé")]
    [InlineData("'; DROP TABLE members; --")]
    [InlineData("")]
    [InlineData("back\\slash \"quotes\" 'both' `ticks`")]
    public async Task Text_of_any_kind_comes_back_as_it_was(string text)
    {
        var name = Cast.UniqueName("setting");

        await App.WithDbAsync(async db =>
        {
            await db.SetSettingAsync(name, "something before", CancellationToken.None);
            await db.SetSettingAsync(name, text, CancellationToken.None);
            return true;
        });

        Assert.Equal(text, await App.WithDbAsync(db => db.SettingAsync(name, CancellationToken.None)));
    }

    [Fact]
    public async Task Keys_that_differ_by_an_accent_or_a_case_are_different_keys()
    {
        var name = Cast.UniqueName("key");
        foreach (var key in new[] { name, name.ToUpperInvariant(), name + "é", name + "e" })
            await App.WithDbAsync(db => db.InsertAsync(new Setting { Name = key, Value = key }));

        Assert.Equal(name + "é", await App.WithDbAsync(db => db.SettingAsync(name + "é", CancellationToken.None)));
        Assert.Equal(name, await App.WithDbAsync(db => db.SettingAsync(name, CancellationToken.None)));
    }

    static Task<int> AddOneAsync(ParleyDb db, CategoryId category) => db.WriteAsync(
        () => db.Categories.Where(row => row.Id == category).Set(row => row.TopicCount, row => row.TopicCount + 1).UpdateAsync(),
        CancellationToken.None);

    Task<int> CountAsync(CategoryId category) =>
        App.WithDbAsync(db => db.Categories.Where(row => row.Id == category).Select(row => row.TopicCount).SingleAsync());
}
