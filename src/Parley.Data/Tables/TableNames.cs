using LinqToDB.Mapping;

namespace Parley.Data.Tables;

static class TableNames
{
    static readonly EntityDescriptor[] Tables = [.. ParleyMapping.Entities.Select(type => ParleyMapping.Schema.GetEntityDescriptor(type))];

    public static readonly string[] All = [.. Tables.Select(NameOf)];

    /// <summary>Those whose rows are numbered by the database.</summary>
    public static readonly string[] Numbered = [.. Tables.Where(table => table.Columns.Any(column => column.IsIdentity)).Select(NameOf)];

    static string NameOf(EntityDescriptor table) => table.Name.Name;
}
