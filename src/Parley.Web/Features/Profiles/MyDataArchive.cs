using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Files;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Platform.Images;
using Parley.Platform.Storage;
using Parley.Web.Features.Files;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Profiles;

/// <summary>A zip file of all that is kept of a member: JSON for programs, and each topic's posts as Markdown for people.</summary>
public sealed class MyDataArchive(ParleyDb db, MyDataLists lists, IFileStore files, ParleyOptions options)
{
    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,

        // It is a file, not a page: other scripts and signs stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new PlainIds() },
    };

    public async Task WriteAsync(Member member, Stream to, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        await AddAsync(zip, "account.json", await AccountAsync(member, cancel), cancel);
        await AddAsync(zip, "sessions.json", await SessionsAsync(member, cancel), cancel);
        foreach (var (name, content) in await lists.OfAsync(member, cancel))
            await AddAsync(zip, name, content, cancel);
        await AddAsync(zip, "drafts.json", await db.Drafts.Where(row => row.MemberId == member.Id).ToListAsync(cancel), cancel);
        await AddAsync(zip, "draft-versions.json", await db.DraftVersions.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id).ToListAsync(cancel), cancel);
        await AddAsync(zip, "likes.json", await LikesAsync(member, cancel), cancel);
        await AddAsync(zip, "bookmarks.json", await BookmarksAsync(member, cancel), cancel);
        await AddAsync(zip, "versions.json", await db.PostVersions.Where(row => row.EditorId == member.Id && row.HiddenAt == null).ToListAsync(cancel), cancel);
        await AddAsync(zip, "reading.json", await ReadingAsync(member, cancel), cancel);
        await AddPostsAsync(zip, member, cancel);
        await AddFilesAsync(zip, member, cancel);
        if (member.Picture is { } picture)
            await AddStoredAsync(zip, "picture.webp", MemberPicture.FileOf(picture, PictureSizes.All[^1]), cancel);
    }

    async Task<object> SessionsAsync(Member member, CancellationToken cancel) =>
        (await db.Sessions.Where(row => row.MemberId == member.Id).ToListAsync(cancel)).ConvertAll(session => new
        {
            session.Id,
            session.MemberId,
            session.CreatedAt,
            session.SeenAt,
            Address = session.Address is { } address ? NetworkAddress.TextOf(address) : null,
            session.Agent,
        });

    async Task<object> AccountAsync(Member member, CancellationToken cancel) => new
    {
        member.Name,
        member.DisplayName,
        member.Id,
        member.Email,
        member.EmailConfirmedAt,
        member.Role,
        member.Language,
        member.TimeZone,
        member.Appearance,
        member.MailsDirect,
        member.MailsWatched,
        member.MentionsFrom,
        member.WatchesOwn,
        member.CreatedAt,
        member.LastSeenAt,
        member.TopicCount,
        member.ReplyCount,
        member.LikesReceived,
        Profile = await db.Profiles.SingleOrDefaultAsync(row => row.MemberId == member.Id, cancel),
    };

    async Task<object> ReadingAsync(Member member, CancellationToken cancel) => new
    {
        member.AllReadAt,
        Topics = await db.TopicMarks.Where(row => row.MemberId == member.Id).ToListAsync(cancel),
        Categories = await db.CategoryMarks.Where(row => row.MemberId == member.Id).ToListAsync(cancel),
        WatchedTopics = await db.TopicWatches.Where(row => row.MemberId == member.Id).ToListAsync(cancel),
        WatchedTags = await db.TagWatches.Where(row => row.MemberId == member.Id).ToListAsync(cancel),
        WatchedCategories = await db.CategoryWatches.Where(row => row.MemberId == member.Id).ToListAsync(cancel),
    };

    async Task AddPostsAsync(ZipArchive zip, Member member, CancellationToken cancel)
    {
        var posts = await (
            from post in db.Posts
            join topic in db.Topics on post.TopicId equals topic.Id
            where post.AuthorId == member.Id && post.Kind == PostKind.Text
            orderby topic.Id, post.Number
            select new OwnPost { Post = post, Topic = topic }).ToListAsync(cancel);
        await AddAsync(zip, "posts.json", posts.Select(own => JsonOf(own)), cancel);
        foreach (var topic in posts.GroupBy(own => own.Topic.Id))
            await AddTextAsync(zip, $"topics/{topic.Key}-{topic.First().Topic.Slug}.md", MarkdownOf([.. topic]), cancel);
    }

    // What is in the posts is others'; that they were liked or marked is the member's.
    async Task<object> LikesAsync(Member member, CancellationToken cancel)
    {
        var likes = await db.PostLikes.Where(row => row.LikerId == member.Id).OrderBy(row => row.CreatedAt).ToListAsync(cancel);
        return likes.Select(like => new { Address = AddressOf(like.PostId), like.CreatedAt });
    }

    async Task<object> BookmarksAsync(Member member, CancellationToken cancel)
    {
        var bookmarks = await db.Bookmarks.Where(row => row.MemberId == member.Id).OrderBy(row => row.CreatedAt).ToListAsync(cancel);
        return bookmarks.Select(mark => new { Address = AddressOf(mark.PostId), mark.Note, mark.CreatedAt });
    }

    string AddressOf(PostId post) => $"{options.PublicAddress}/p/{post}";

    object JsonOf(OwnPost own) => new
    {
        Address = options.PublicAddress + Addresses.Post(own.Topic.Id, own.Topic.Slug, own.Post.Number),
        TopicTitle = own.Topic.Title,
        own.Post.Number,
        own.Post.CreatedAt,
        own.Post.EditedAt,
        own.Post.LikeCount,
        own.Post.Hidden,
        own.Post.Markdown,
    };

    static string MarkdownOf(IReadOnlyList<OwnPost> posts)
    {
        var text = new StringBuilder($"# {posts[0].Topic.Title}\n");
        foreach (var own in posts)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## #{own.Post.Number}, {own.Post.CreatedAt:yyyy-MM-dd HH:mm} UTC\n\n{own.Post.Markdown}\n");
        return text.ToString();
    }

    async Task AddFilesAsync(ZipArchive zip, Member member, CancellationToken cancel)
    {
        var own = await db.Files.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id).ToListAsync(cancel);
        await AddAsync(zip, "files.json", own.Select(file => JsonOf(file)), cancel);
        foreach (var file in own)
            await AddStoredAsync(zip, EntryOf(file), StoredFiles.Whole(file.Key), cancel);
    }

    object JsonOf(UploadedFile file) => new
    {
        Address = options.PublicAddress + FileAddress.Of(file),
        File = EntryOf(file),
        file.Name,
        file.Size,
        file.CreatedAt,
    };

    static string EntryOf(UploadedFile file) =>
        $"files/{file.Key}/{(file.IsImage ? Path.ChangeExtension(file.Name, file.Extension) : file.Name)}";

    async Task AddStoredAsync(ZipArchive zip, string entry, string stored, CancellationToken cancel)
    {
        if (await files.OpenAsync(stored, cancel) is not { } file)
            return;

        await using var from = file;
        await using var to = await zip.CreateEntry(entry).OpenAsync(cancel);
        await from.CopyToAsync(to, cancel);
    }

    static async Task AddAsync(ZipArchive zip, string name, object content, CancellationToken cancel)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(entry, content, Readable, cancel);
    }

    static async Task AddTextAsync(ZipArchive zip, string name, string text, CancellationToken cancel)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancel);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
    }

    sealed record OwnPost
    {
        public required Post Post { get; init; }

        public required Topic Topic { get; init; }
    }
}
