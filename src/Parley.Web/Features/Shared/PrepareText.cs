using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Markup;

namespace Parley.Web.Features.Shared;

/// <summary>Makes of what was typed what is kept: words that are not wanted are replaced, before anything else is made of it.</summary>
public sealed class PrepareText(BakeText bake, KnownFilters filters)
{
    public async Task<Outcome<WrittenText>> PrepareAsync(string typed, CancellationToken cancel)
    {
        if (PostText.Check(typed, "text") is { } problem)
            return problem;

        var markdown = (await filters.NowAsync(cancel)).Replace(typed, UntouchedParts.Of, UntouchedParts.Escape) ?? typed;
        if (PostText.Check(markdown, "text") is { } leftOver)
            return leftOver;

        var baked = await bake.BakeAsync(markdown, cancel);
        return baked.Check("text") is { } nothing ? nothing : new WrittenText(markdown, baked);
    }

    /// <summary>A title.</summary>
    public async Task<string> LineAsync(string typed, CancellationToken cancel) =>
        (await filters.NowAsync(cancel)).Replace(typed) is { } replaced ? TypedText.OneLine(replaced) : typed;

    /// <summary>What was prepared before, or stands there.</summary>
    public Task<BakedText> BakeAsync(string markdown, CancellationToken cancel) => bake.BakeAsync(markdown, cancel);
}
