using Parley.Domain.Filters;
using Parley.Domain.Holding;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Markup;

namespace Parley.Web.Features.Shared;

/// <summary>Refuses or holds what meets the administrators' filters.</summary>
public sealed class FilterPosts(KnownFilters filters, ParleyOptions options) : IPostJudge
{
    readonly string? _ownHost = BakedText.HostOf(options.PublicAddress);

    public async Task<Judgement?> JudgeAsync(Viewer writer, WrittenText text, CancellationToken cancel)
    {
        var now = await filters.NowAsync(cancel);
        if (now.Address(writer.Address, FilterAction.RefusePosting) is not null)
            return Judgement.Refuse(Refusals.Address());

        var met = Meet(now, text);
        if (met.FirstOrDefault(one => one.Hit.Action == FilterAction.Block) is { } blocked)
            return Judgement.Refuse(RefusalOf(blocked));
        return met.FirstOrDefault(one => one.Hit.Action == FilterAction.Hold) is { } held ? Judgement.Wait(HoldOf(held.Hit)) : null;
    }

    /// <summary>All that a text meets, with the field where.</summary>
    public IReadOnlyList<MetFilter> Meet(FilterSet now, WrittenText text)
    {
        // As it was typed, and as it is read: marks within a word do not hide it.
        IEnumerable<WrittenField> fields = [new("text", text.Markdown), new("text", HtmlWords.All(text.Baked.Html)), .. text.Beside];
        var words = fields.SelectMany(field => now.Find(field.Text).Select(hit => new MetFilter(field.Name, hit)));
        var links = text.Baked.LinkedHosts.Where(host => host != _ownHost).Select(now.Link).OfType<FilterHit>().Select(hit => new MetFilter("text", hit));
        return [.. words.Concat(links).DistinctBy(met => (met.Field, met.Hit.Filter.Id, met.Hit.Filter.Kind == FilterKind.Link ? met.Hit.Found : ""))];
    }

    static Problem RefusalOf(MetFilter met) =>
        met.Hit.Filter.Kind == FilterKind.Link ? Refusals.Link(met.Field, met.Hit.Found) : Refusals.Word(met.Field, met.Hit.Found);

    static Hold HoldOf(FilterHit hit) => new(
        hit.RanOut ? HoldReason.Undecided : hit.Filter.Kind == FilterKind.Link ? HoldReason.Link : HoldReason.Words,
        hit.RanOut ? hit.Filter.Text : hit.Found);
}

public sealed record MetFilter(string Field, FilterHit Hit);
