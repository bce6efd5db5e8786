using Parley.Domain.Categories;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Shared;

/// <summary>Where a text is to stand: in a topic, or in a new one of a category, as far as that is chosen.</summary>
public sealed record WritingPlace(TopicId? Topic, CategoryId? Category = null);
