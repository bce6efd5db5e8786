using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Parley.Markup.Rendering;

sealed class TableRenderer : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"table-scroll\" tabindex=\"0\"><table>");
        var rows = table.OfType<TableRow>().ToList();
        WriteRows(renderer, table, rows.Where(row => row.IsHeader), "thead", "th");
        WriteRows(renderer, table, rows.Where(row => !row.IsHeader), "tbody", "td");
        renderer.WriteLine("</table></div>");
    }

    static void WriteRows(HtmlRenderer renderer, Table table, IEnumerable<TableRow> rows, string group, string cell)
    {
        var isFirst = true;
        foreach (var row in rows)
        {
            renderer.Write(isFirst ? $"<{group}>\n<tr>" : "<tr>");
            WriteCells(renderer, table, row, cell);
            renderer.WriteLine("</tr>");
            isFirst = false;
        }

        renderer.Write(isFirst ? "" : $"</{group}>\n");
    }

    static void WriteCells(HtmlRenderer renderer, Table table, TableRow row, string name)
    {
        var outer = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = true;
        for (var i = 0; i < row.Count; i++)
        {
            renderer.Write("<").Write(name).Write(Alignment(table, i)).Write(">");
            renderer.Write(row[i]);
            renderer.Write("</").Write(name).Write(">");
        }

        renderer.ImplicitParagraph = outer;
    }

    static string Alignment(Table table, int column)
    {
        var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
        return alignment switch
        {
            TableColumnAlign.Center => " class=\"align-center\"",
            TableColumnAlign.Right => " class=\"align-right\"",
            TableColumnAlign.Left => " class=\"align-left\"",
            _ => "",
        };
    }
}
