using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Posts;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Profiles;

/// <summary>Puts the new name where others mentioned or quoted a member. It is no edit: nobody is told, and no post says so.</summary>
public sealed class RewriteName(ParleyDb db, BakeText bake, JobQueue jobs) : IJobHandler<NameGone>
{
    const int PostsAtOnce = 100;

    public async Task HandleAsync(NameGone happened, CancellationToken cancel)
    {
        var last = new PostId(0);
        while (await PostsBehindAsync(last, happened.OldName, cancel) is { Count: > 0 } posts)
        {
            foreach (var post in posts)
                await RewriteAsync(post, happened, cancel);
            last = posts[^1].Id;
        }

        await RewriteVersionsAsync(happened, cancel);
    }

    // Written as it is spelled, or linked in any spelling.
    Task<List<Post>> PostsBehindAsync(PostId last, string name, CancellationToken cancel)
    {
        var link = $"href=\"{Addresses.Member(name)}\"";
        return db.Posts
            .Where(post => post.Id > last && (post.Markdown.Contains(name) || post.Html.Contains(link)))
            .OrderBy(post => post.Id)
            .Take(PostsAtOnce)
            .ToListAsync(cancel);
    }

    // What posts said before tells the name as well.
    async Task RewriteVersionsAsync(NameGone names, CancellationToken cancel)
    {
        var (post, number) = (new PostId(0), 0);
        while (await VersionsBehindAsync(post, number, names.OldName, cancel) is { Count: > 0 } versions)
        {
            foreach (var version in versions)
                await RewriteAsync(version, names, cancel);
            (post, number) = (versions[^1].PostId, versions[^1].Number);
        }
    }

    Task<List<PostVersion>> VersionsBehindAsync(PostId post, int number, string name, CancellationToken cancel) => db.PostVersions
        .Where(row => (row.PostId > post || (row.PostId == post && row.Number > number)) && row.Markdown.Contains(name))
        .OrderBy(row => row.PostId).ThenBy(row => row.Number)
        .Take(PostsAtOnce)
        .ToListAsync(cancel);

    Task<int> RewriteAsync(PostVersion version, NameGone names, CancellationToken cancel)
    {
        var markdown = RenamedMember.In(version.Markdown, names.OldName, names.NewName);
        return db.WriteAsync(
            () => db.PostVersions.Where(row => row.PostId == version.PostId && row.Number == version.Number && row.Markdown == version.Markdown)
                .Set(row => row.Markdown, markdown).UpdateAsync(cancel),
            cancel);
    }

    async Task RewriteAsync(Post post, NameGone names, CancellationToken cancel)
    {
        var markdown = RenamedMember.In(post.Markdown, names.OldName, names.NewName);
        if (markdown == post.Markdown)
            return;

        var text = await bake.BakeAsync(markdown, cancel);
        await db.WriteAsync(
            async () =>
            {
                await db.Posts.Where(row => row.Id == post.Id && row.EditCount == post.EditCount)
                    .Set(row => row.Markdown, markdown)
                    .Set(row => row.Html, text.Html)
                    .Set(row => row.RendererVersion, PostMarkdown.RendererVersion)
                    .UpdateAsync(cancel);
                await jobs.EnqueueAsync(new PostRewritten(post.Id.Value), cancel);
            },
            cancel);
    }
}
