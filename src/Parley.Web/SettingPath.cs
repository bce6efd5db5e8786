using System.Globalization;
using System.Reflection;

namespace Parley.Web;

/// <summary>Finds settings by their names, such as <c>Posting:New:PostSeconds</c>.</summary>
public static class SettingPath
{
    static readonly MethodInfo Copying = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>All that there are, as the configuration names them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. NamesIn(typeof(ParleyOptions), "")];

    /// <summary>As it stands in a configuration.</summary>
    public static string TextAt(ParleyOptions options, string name)
    {
        object? value = options;
        foreach (var step in name.Split(':'))
            value = value?.GetType().GetProperty(step)?.GetValue(value);
        return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    public static Type TypeOf(string name) =>
        name.Split(':').Aggregate(typeof(ParleyOptions), (type, step) => type.GetProperty(step)!.PropertyType);

    internal static IEnumerable<PropertyInfo> SectionsOf(Type type) => type.GetProperties().Where(property => property.CanWrite && IsSection(property.PropertyType));

    internal static object Clone(object section)
    {
        var copy = Copying.Invoke(section, null)!;
        foreach (var inner in SectionsOf(section.GetType()))
            inner.SetValue(copy, Clone(inner.GetValue(section)!));
        return copy;
    }

    static IEnumerable<string> NamesIn(Type type, string path) => type.GetProperties()
        .Where(property => property.CanWrite && property.GetMethod is { IsStatic: false })
        .SelectMany(property => IsSection(property.PropertyType)
            ? NamesIn(property.PropertyType, $"{path}{property.Name}:")
            : property.Name == nameof(ParleyOptions.Origins) ? [] : (string[])[path + property.Name]);

    static bool IsSection(Type type) => type.IsClass && type != typeof(string) && type.Namespace == typeof(ParleyOptions).Namespace;
}
