using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Categories;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Shared;

/// <summary>Keeps what a member typed at a place, until it is posted.</summary>
public sealed class KeepDraft(ParleyDb db, KeepDraftVersion versions, TouchFiles touchFiles, TimeProvider time)
{
    const int LongestPlace = 200;
    const int LongestTags = 500;
    const int LongestPollQuestion = 800;
    const int LongestPollChoices = 20_000;
    const int LongestPollNumber = 20;

    public async Task KeepAsync(Viewer viewer, KeptText kept, CancellationToken cancel)
    {
        if (kept.Place.Length > LongestPlace || !IsPath(kept.Place))
            return;

        await db.WriteAsync(() => StoreAsync(viewer, DraftOf(viewer, kept), cancel), cancel);
    }

    public async Task<Draft?> AtAsync(Viewer viewer, string place, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        return await db.Drafts.SingleOrDefaultAsync(draft => draft.MemberId == member && draft.Place == place, cancel);
    }

    /// <summary>In the transaction of the post that the draft became. What it said before goes along.</summary>
    public async Task ForgetAsync(Viewer viewer, string place, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        await versions.ForgetAsync(member, place, cancel);
        await db.Drafts.Where(draft => draft.MemberId == member && draft.Place == place).DeleteAsync(cancel);
    }

    async Task StoreAsync(Viewer viewer, Draft draft, CancellationToken cancel)
    {
        await touchFiles.TouchAsync(viewer, draft.Markdown, cancel);
        await versions.KeepAsync(draft, onPurpose: false, cancel);
        await db.InsertOrReplaceAsync(draft, token: cancel);
    }

    Draft DraftOf(Viewer viewer, KeptText kept)
    {
        var poll = kept.Poll is { IsTyped: true } typed ? typed : null;
        return new()
        {
            MemberId = viewer.RequireMember(),
            Place = kept.Place,
            Title = Cut(TypedText.OneLine(kept.Title), TopicTitle.LongestLength),
            Markdown = Cut(TypedText.Lines(kept.Text), PostText.LongestLength),
            CategoryId = kept.Category is { } category ? new CategoryId(category) : null,
            Tags = Cut(TypedText.OneLine(kept.Tags), LongestTags),
            ReplyToNumber = kept.ReplyTo,
            SeenEdits = kept.SeenEdits,
            PollQuestion = AsTyped(poll?.Question, LongestPollQuestion),
            PollChoices = AsTyped(poll?.Choices, LongestPollChoices),
            PollMost = AsTyped(poll?.Most, LongestPollNumber),
            PollUntil = AsTyped(poll?.Until, LongestPollNumber),
            PollResults = poll?.Results,
            UpdatedAt = time.GetUtcNow(),
        };
    }

    // Links lead there, and none out of the forum.
    static bool IsPath(string place) => place.StartsWith('/') && place is not ['/', '/' or '\\', ..];

    static string? AsTyped(string? text, int length) => text is null ? null : Cut(TypedText.Lines(text), length);

    // Half a surrogate pair is no character, and PostgreSQL takes none.
    static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
