using Parley.Domain.Notifications;

namespace Parley.Web.Features.Notifications;

/// <summary>A topic or a category in the list of what is watched; <paramref name="Sort"/> is the field that its number is sent in.</summary>
public sealed record WatchedThing(string Address, string Name, string? Color, WatchLevel Level, string Sort, long Id, string Back);
