using CsCheck;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Moderation;

/// <summary>Whatever is hidden, blocked and lifted in whatever order: what is hidden then, and why, follows from the causes that are left.</summary>
public sealed class HidingOrderTests(ForumApp app) : ForumTest(app)
{
    const int Orders = 12;

    enum Act
    {
        HideReply,
        ShowReply,
        AuthorHides,
        AuthorShows,
        HideTopic,
        ShowTopic,
        SuspendAndHide,
        SilenceAndHide,
        Suspend,
        LiftSuspension,
        LiftSilence,
    }

    static readonly Gen<(Act Act, bool Own)[]> AnyOrder = Gen.Select(Gen.Enum<Act>(), Gen.Bool).Array[1, 20];

    [Fact]
    public Task Any_order_of_hides_blocks_and_lifts_ends_in_the_state_that_the_causes_give() => AnyOrder.SampleAsync(
        async order =>
        {
            var stage = await Stage.SetAsync(App);
            foreach (var (act, own) in order)
            {
                await stage.DoAsync(act, own);
                await stage.AssertAsRulesSayAsync();
            }

            await stage.LiftAllAsync();
            await stage.AssertNothingIsHiddenAsync();
        },
        iter: Orders,
        threads: 1);

    /// <summary>A member with a topic of their own and one of somebody else's, a reply in each, and what the rules say of these.</summary>
    sealed class Stage(ForumApp app, Member moderator, Member author, Topic own, Topic other)
    {
        readonly Dictionary<Standing, MemberBlock> _blocks = [];
        readonly Dictionary<TopicId, HiddenCauses> _topics = new() { [own.Id] = HiddenCauses.None, [other.Id] = HiddenCauses.None };
        readonly Dictionary<TopicId, HiddenCauses> _replies = new() { [own.Id] = HiddenCauses.None, [other.Id] = HiddenCauses.None };

        public static async Task<Stage> SetAsync(ForumApp app)
        {
            var (moderator, author) = (await app.MemberAsync("mod", Role.Moderator), await app.MemberAsync());
            var category = await app.CategoryAsync();
            var (own, other) = (await app.TopicAsync(author, category), await app.TopicAsync(await app.MemberAsync(), category));
            await app.ReplyAsync(author, own);
            await app.ReplyAsync(author, other);
            return new(app, moderator, author, own, other);
        }

        public Task DoAsync(Act act, bool inOwn)
        {
            var topic = inOwn ? own : other;
            return act switch
            {
                Act.HideReply => HideReplyAsync(topic, HiddenCauses.ByModerator, moderator),
                Act.ShowReply => ShowReplyAsync(topic, HiddenCauses.ByModerator, moderator),
                Act.AuthorHides => HideReplyAsync(topic, HiddenCauses.ByAuthor, author),
                Act.AuthorShows => ShowReplyAsync(topic, HiddenCauses.ByAuthor, author),
                Act.HideTopic => HideTopicAsync(topic),
                Act.ShowTopic => ShowTopicAsync(topic),
                Act.SuspendAndHide => BlockAsync(new(Standing.Suspended, 7, "Sold hats", HidePosts: true)),
                Act.SilenceAndHide => BlockAsync(new(Standing.Silenced, 7, "Too loud", HidePosts: true)),
                Act.Suspend => BlockAsync(new(Standing.Suspended, 7, "Sold hats")),
                Act.LiftSuspension => LiftAsync(Standing.Suspended),
                _ => LiftAsync(Standing.Silenced),
            };
        }

        public async Task LiftAllAsync()
        {
            await LiftAsync(Standing.Suspended);
            await LiftAsync(Standing.Silenced);
            foreach (var topic in new[] { own, other })
            {
                await ShowTopicAsync(topic);
                await ShowReplyAsync(topic, HiddenCauses.ByModerator, moderator);
                await ShowReplyAsync(topic, HiddenCauses.ByAuthor, author);
            }
        }

        public async Task AssertAsRulesSayAsync()
        {
            var withAuthor = _blocks.Values.Any(block => block.HidesPosts) ? HiddenCauses.WithAuthor : HiddenCauses.None;
            foreach (var (topic, reply) in _replies)
            {
                Assert.Equal(_topics[topic] | (topic == own.Id ? withAuthor : HiddenCauses.None), await CausesOfTopicAsync(topic));
                Assert.Equal(reply | withAuthor, (await ReplyAsync(topic)).Hidden);
            }
        }

        public async Task AssertNothingIsHiddenAsync()
        {
            foreach (var topic in new[] { own, other })
            {
                Assert.Equal((HiddenCauses.None, HiddenCauses.None), (await CausesOfTopicAsync(topic.Id), (await ReplyAsync(topic.Id)).Hidden));
                Assert.Equal(1, (await app.TopicNowAsync(topic)).ReplyCount);
            }
        }

        async Task HideReplyAsync(Topic topic, HiddenCauses cause, Member by)
        {
            var reply = await ReplyAsync(topic.Id);
            var may = cause == HiddenCauses.ByModerator || (reply.Hidden == HiddenCauses.None && await AuthorMayAsync(topic));
            var viewer = await ViewerAsync(by);
            await app.WithAsync<HidePost, bool>(async hide => (await hide.HideAsync(viewer, reply.Id, "Rude", default)).IsDone);
            if (may)
                _replies[topic.Id] |= cause;
        }

        async Task ShowReplyAsync(Topic topic, HiddenCauses cause, Member by)
        {
            var reply = await ReplyAsync(topic.Id);
            var may = cause == HiddenCauses.ByModerator || await AuthorMayAsync(topic);
            var viewer = await ViewerAsync(by);
            await app.WithAsync<HidePost, bool>(async hide => (await hide.RestoreAsync(viewer, reply.Id, default)).IsDone);
            if (may)
                _replies[topic.Id] &= ~cause;
        }

        // Who is blocked changes nothing, and a topic that is hidden is nobody's to change but moderators'.
        async Task<bool> AuthorMayAsync(Topic topic) => _blocks.Count == 0 && await CausesOfTopicAsync(topic.Id) == HiddenCauses.None;

        async Task HideTopicAsync(Topic topic)
        {
            var viewer = Viewer.Of(moderator);
            Assert.True(await app.WithAsync<HideTopic, bool>(async hide => (await hide.HideAsync(viewer, topic.Id, "Off topic", default)).IsDone));
            _topics[topic.Id] |= HiddenCauses.ByModerator;
        }

        async Task ShowTopicAsync(Topic topic)
        {
            var viewer = Viewer.Of(moderator);
            await app.WithAsync<HideTopic, bool>(async hide => (await hide.RestoreAsync(viewer, topic.Id, default)).IsDone);
            _topics[topic.Id] &= ~HiddenCauses.ByModerator;
        }

        async Task BlockAsync(BlockForm form)
        {
            var viewer = Viewer.Of(moderator);
            _blocks[form.Standing] = await app.WithAsync<BlockMember, MemberBlock>(async block => (await block.BlockAsync(viewer, author.Id, form, default)).Value);
        }

        async Task LiftAsync(Standing standing)
        {
            if (_blocks.Remove(standing, out var block))
                Assert.True(await app.WithAsync<EndBlock, bool>(async end => (await end.LiftAsync(Viewer.Of(moderator), block.Id, default)).IsDone));
        }

        async Task<Viewer> ViewerAsync(Member member) => Viewer.Of(await app.WithDbAsync(db => db.Members.SingleAsync(row => row.Id == member.Id)));

        Task<Post> ReplyAsync(TopicId topic) => app.WithDbAsync(db => db.Posts.SingleAsync(row => row.TopicId == topic && row.Number == 2));

        Task<HiddenCauses> CausesOfTopicAsync(TopicId topic) =>
            app.WithDbAsync(db => db.Topics.Where(row => row.Id == topic).Select(row => row.Hidden).SingleAsync());
    }
}
