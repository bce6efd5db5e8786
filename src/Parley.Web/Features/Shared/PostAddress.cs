using Parley.Domain.Topics;

namespace Parley.Web.Features.Shared;

/// <summary>Where a post stands.</summary>
public sealed record PostAddress(TopicId TopicId, string Slug, int Number)
{
    public override string ToString() => Addresses.Post(TopicId, Slug, Number);
}
