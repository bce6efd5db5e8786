using Parley.Domain.Permissions;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>The orders in which a category's topics are shown: <c>?order=hot</c>, and nothing for the latest.</summary>
static class CategoryOrders
{
    static readonly TopicOrder[] Everyones = [TopicOrder.Latest, TopicOrder.Hot, TopicOrder.New, TopicOrder.Unanswered];

    public static IReadOnlyList<TopicOrder> OfferedTo(Viewer viewer) => viewer.IsGuest ? Everyones : [.. Everyones, TopicOrder.Unread, TopicOrder.Mine];

    /// <summary>Null for what is none, and for the latest by name, which has an address without.</summary>
    public static TopicOrder? Parse(string? order) => order is null
        ? TopicOrder.Latest
        : Everyones.Append(TopicOrder.Unread).Append(TopicOrder.Mine).Where(known => known != TopicOrder.Latest && NameOf(known) == order)
            .Select(known => (TopicOrder?)known).FirstOrDefault();

    public static string AddressOf(string slug, TopicOrder order) =>
        order == TopicOrder.Latest ? Addresses.Category(slug) : $"{Addresses.Category(slug)}?order={NameOf(order)}";

    static string NameOf(TopicOrder order) => order.ToString().ToLowerInvariant();
}
