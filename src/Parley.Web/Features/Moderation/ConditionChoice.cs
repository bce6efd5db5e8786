using Parley.Web.Features.Categories;

namespace Parley.Web.Features.Moderation;

/// <summary>What a condition offers to choose: how it stands in the address, and how it is called.</summary>
public sealed record ConditionChoice(string Value, string Text)
{
    /// <summary>All values of an enumeration.</summary>
    public static IEnumerable<ConditionChoice> Of<TEnum>(Func<TEnum, string> text)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(one => new ConditionChoice(one.ToString(), text(one)));

    public static IEnumerable<ConditionChoice> Of<T>(IEnumerable<T> things, Func<T, object> value, Func<T, string> text) =>
        things.Select(thing => new ConditionChoice(value(thing).ToString()!, text(thing)));

    /// <summary>In their two levels.</summary>
    public static IEnumerable<ConditionChoice> Of(CategoryTree categories) =>
        Of(categories.All, category => category.Id, category => category.IsChild ? $"– {category.Name}" : category.Name);

    public static IEnumerable<ConditionChoice> Of(string yes, string no) => [new("true", yes), new("false", no)];
}
