using System.Linq.Expressions;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Moderation;

/// <summary>Conditions that are left out when nothing was asked: <c>rows.If(form.Role, role =&gt; row =&gt; row.Role == role)</c>.</summary>
static class Conditions
{
    // More than anybody types, and few enough for one statement.
    const int MostWords = 10;

    public static IQueryable<TRow> If<TRow, T>(this IQueryable<TRow> rows, T? asked, Func<T, Expression<Func<TRow, bool>>> condition)
        where T : struct => asked is { } value ? rows.Where(condition(value)) : rows;

    public static IQueryable<TRow> If<TRow>(this IQueryable<TRow> rows, string? asked, Func<string, Expression<Func<TRow, bool>>> condition) =>
        TypedText.OneLine(asked) is { Length: > 0 } typed ? rows.Where(condition(typed)) : rows;

    public static TId? IdOf<TId>(long? number)
        where TId : struct, IId<TId> => number is { } asked ? TId.From(asked) : null;

    /// <summary>Under which a member of that name is found; nobody asked for is none.</summary>
    public static string NameKey(string? name) => MemberName.KeyOf(TypedText.OneLine(name));

    /// <summary>
    /// Where something came from, an address or a range of them, which is asked by administrators alone. What can't be read is a range
    /// that nothing lies in.
    /// </summary>
    public static (string First, string Last)? RangeOf(Viewer viewer, string? asked) =>
        string.IsNullOrWhiteSpace(asked) || !MemberPermissions.CanSeeAddresses(viewer) ? null : NetworkAddress.RangeOf(asked) ?? ("", "");

    /// <summary>Each of the words, wherever it stands and however it is written.</summary>
    public static IQueryable<TRow> Words<TRow>(this IQueryable<TRow> rows, string? asked, Func<string, Expression<Func<TRow, bool>>> condition)
    {
        var words = TypedText.OneLine(asked).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Take(MostWords).Aggregate(rows, (found, word) => found.Where(condition(word.ToLowerInvariant())));
    }
}
