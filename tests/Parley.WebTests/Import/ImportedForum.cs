using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.WebTests.CommandLine;
using Xunit;

namespace Parley.WebTests.Import;

/// <summary>
/// A new forum, with a member and a topic of its own, into which the old one came: first refused for its broken lines, then
/// without them, then once more.
/// </summary>
public sealed class ImportedForum : IAsyncLifetime
{
    ForumApp? _app;

    public ParleyProgram Program { get; } = new();

    public ForumApp App => _app!;

    /// <summary>A member of the new forum whose name somebody on the old one had, too.</summary>
    public Member Native { get; private set; } = new();

    public Topic NativeTopic { get; private set; } = new();

    internal ProgramRun Strict { get; private set; } = new(0, "", "");

    internal ForumSize AfterStrict { get; private set; } = new(0, 0, 0, 0);

    internal ProgramRun First { get; private set; } = new(0, "", "");

    internal ForumSize AfterFirst { get; private set; } = new(0, 0, 0, 0);

    internal ProgramRun Second { get; private set; } = new(0, "", "");

    internal ForumSize AfterSecond { get; private set; } = new(0, 0, 0, 0);

    public async ValueTask InitializeAsync()
    {
        if (ForumApp.Missing is not null)
            return;

        await Program.InitializeAsync();
        _app = await ForumApp.StartOnAsync(Program.Database);
        await AddNativesAsync();
        var file = ClockForum.File().Write(Program.Folder);
        (Strict, AfterStrict) = (await Program.RunAsync("import", "topics", file, "--strict"), await SizeAsync());
        (First, AfterFirst) = (await Program.RunAsync("import", "topics", file), await SizeAsync());
        (Second, AfterSecond) = (await Program.RunAsync("import", "topics", file), await SizeAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await Program.DisposeAsync();
    }

    async Task AddNativesAsync()
    {
        await App.WithAsync<Web.Features.Accounts.RegisterMember, bool>(async register => (await register.RegisterAsync(
            new() { Name = "Tessa", Email = "tessa@example.org", Password = Cast.Password }, Role.Member, CancellationToken.None)).IsDone);
        Native = await App.WithDbAsync(db => db.Members.SingleAsync());
        NativeTopic = await App.TopicAsync(Native, await App.CategoryAsync(), "The new forum's own topic");
    }

    Task<ForumSize> SizeAsync() => App.WithDbAsync(ForumSize.OfAsync);
}

sealed record ForumSize(int Topics, int Posts, int Members, int Categories)
{
    public static async Task<ForumSize> OfAsync(ParleyDb db) =>
        new(await db.Topics.CountAsync(), await db.Posts.CountAsync(), await db.Members.CountAsync(), await db.Categories.CountAsync());
}
