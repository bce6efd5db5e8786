using FluentMigrator.Builders.Alter.Table;
using FluentMigrator.Builders.Create.Table;

namespace Parley.Data.Migrations;

static class Columns
{
    /// <summary>
    /// Text of any script. FluentMigrator's <c>AsString</c> makes NVARCHAR, which is MySQL's old three-byte UTF-8 without emoji; this
    /// makes VARCHAR in the database's own character set, which <see cref="Dialects.MySql"/> sets to the whole of Unicode.
    /// </summary>
    public static ICreateTableColumnOptionOrWithColumnSyntax AsText(this ICreateTableColumnAsTypeSyntax column, int longest = int.MaxValue) =>
        column.AsAnsiString(longest);

    /// <inheritdoc cref="AsText(ICreateTableColumnAsTypeSyntax, int)"/>
    public static IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax AsText(this IAlterTableColumnAsTypeSyntax column, int longest = int.MaxValue) =>
        column.AsAnsiString(longest);
}
