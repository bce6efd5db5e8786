using LinqToDB;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;

namespace Parley.Testing;

/// <summary>Makes what a test needs to be there before it begins; by the use cases, where these make it.</summary>
public static class Cast
{
    public const string Password = "correct horse battery";

    static int _count;

    /// <summary>A name that no other test has.</summary>
    public static string UniqueName(string beginning) => $"{beginning}x{Interlocked.Increment(ref _count)}x{Random.Shared.Next(1000, 9999)}";

    public static async Task<Member> MemberAsync(this ForumApp app, string beginning = "anna", Role role = Role.Member)
    {
        var name = UniqueName(beginning);
        var hasher = app.Services.GetRequiredService<IPasswordHasher<Member>>();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var member = new Member
        {
            Name = name,
            NameKey = MemberName.KeyOf(name),
            NameShape = MemberName.ShapeOf(name),
            Email = $"{name}@example.org",
            EmailKey = EmailAddress.KeyOf($"{name}@example.org"),
            EmailConfirmedAt = now,
            SecurityStamp = SecurityStamps.New(),
            Role = role,
            CreatedAt = now,
        };
        member.PasswordHash = hasher.HashPassword(member, Password);
        var id = await app.WithDbAsync(db => db.InsertWithInt64IdentityAsync(member));
        return await app.WithDbAsync(db => Task.FromResult(db.Members.Single(row => row.Id == new MemberId(id))));
    }

    public static async Task<Category> CategoryAsync(this ForumApp app, GroupId seenBy = default, Category? parent = null)
    {
        var name = UniqueName("category");
        var category = new Category
        {
            Name = name,
            Slug = name,
            Description = $"About {name}",
            Color = "#3b7dd8",
            SeenBy = seenBy,
            ParentId = parent?.Id,
            ParentSeenBy = parent?.SeenBy ?? GroupId.Everyone,
        };
        var id = await app.WithDbAsync(db => db.InsertWithInt64IdentityAsync(category));
        return await app.WithDbAsync(db => Task.FromResult(db.Categories.Single(row => row.Id == new CategoryId(id))));
    }

    /// <summary>A group with these members in it.</summary>
    public static async Task<Group> GroupAsync(this ForumApp app, params Member[] members)
    {
        var name = UniqueName("group");
        var group = new Group { Name = name, NameKey = GroupName.KeyOf(name), CreatedAt = TimeProvider.System.GetUtcNow() };
        var id = new GroupId(await app.WithDbAsync(db => db.InsertWithInt64IdentityAsync(group)));
        foreach (var member in members)
            await app.WithDbAsync(db => db.InsertAsync(new GroupMember { GroupId = id, MemberId = member.Id }));
        return await app.WithDbAsync(db => Task.FromResult(db.Groups.Single(row => row.Id == id)));
    }

    public static async Task<Topic> TopicAsync(this ForumApp app, Member author, Category category, string title = "A topic", string text = "Its text", string? tags = null)
    {
        var form = new NewTopicForm { Title = title, Text = text, Tags = tags, Category = category.Id.Value };
        var started = await app.WithAsync<StartTopic, TopicId>(async start =>
            (await start.StartAsync(Viewer.Of(author), form, CancellationToken.None)).Value.TopicId);
        return await app.WithDbAsync(db => Task.FromResult(db.Topics.Single(row => row.Id == started)));
    }

    public static Task<PostAddress> ReplyAsync(this ForumApp app, Member author, Topic topic, string text = "A reply", int? replyTo = null) =>
        app.WithAsync<PostReply, PostAddress>(async post =>
            (await post.PostAsync(Viewer.Of(author), topic.Id, new ReplyForm { Text = text, ReplyTo = replyTo }, CancellationToken.None)).Value);

    /// <summary>A visitor who logged in through the page.</summary>
    public static async Task<Visitor> SignedInAsync(this ForumApp app, Member member)
    {
        var visitor = app.NewVisitor();
        var page = await visitor.GetAsync("/login");
        var after = await visitor.SubmitAsync(page, "main form", ("name", member.Name), ("password", Password));
        return after.Has(".user-name") ? visitor : throw new InvalidOperationException($"{member.Name} could not log in: {after.Text}");
    }
}
