using System.Reflection;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;

namespace Parley.WebTests.Profiles;

/// <summary>Looks through all tables of the forum for what may tell something of a member.</summary>
static class TablesHolding
{
    // What a member did stays; it is nobody's then.
    static readonly string[] Kept = ["Topic", "Post"];

    public static async Task<List<string>> AnyAsync(ParleyDb db, Member member)
    {
        var found = new List<string>();
        foreach (var table in typeof(ParleyDb).GetProperties().Where(property => property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ITable<>)))
        {
            var rows = await RowsAsync(db, table);
            if (!Kept.Contains(table.PropertyType.GetGenericArguments()[0].Name) && rows.Any(row => Belongs(row, member)))
                found.Add($"{table.Name}: a row of the member");
            if (rows.Any(row => Tells(row, member)))
                found.Add($"{table.Name}: the name or the address");
        }

        return found;
    }

    static async Task<List<object>> RowsAsync(ParleyDb db, PropertyInfo table)
    {
        var rows = await ((IQueryable<object>)table.GetValue(db)!).ToListAsync();
        return rows;
    }

    static bool Belongs(object row, Member member) =>
        row.GetType().GetProperties().Any(property => property.Name is "MemberId" or "IgnoredId" && Equals(property.GetValue(row), member.Id));

    static bool Tells(object row, Member member) => row.GetType().GetProperties()
        .Where(property => property.PropertyType == typeof(string))
        .Select(property => (string?)property.GetValue(row) ?? "")
        .Any(text => text.Contains(member.Name, StringComparison.OrdinalIgnoreCase) || text.Contains("Forgotten One", StringComparison.Ordinal));
}
