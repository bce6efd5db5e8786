using AngleSharp.Dom;

namespace Parley.Markup.Discourse;

static class HtmlTables
{
    public static string Of(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Select(Cells).Where(cells => cells.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return "";
        }

        // A pipe table cannot begin without a head.
        var hasHead = table.QuerySelector("tr")?.QuerySelector("th") is not null;
        var columns = rows.Max(cells => cells.Count);
        var head = hasHead ? rows[0] : [];
        var lines = rows.Skip(hasHead ? 1 : 0).Select(cells => Row(cells, columns));
        return string.Join('\n', [Row(head, columns), Row([.. Enumerable.Repeat("---", columns)], columns), .. lines]);
    }

    static List<string> Cells(IElement row) =>
        [.. row.Children.Where(cell => cell.LocalName is "td" or "th").Select(cell => Text(cell.ChildNodes))];

    static string Text(IEnumerable<INode> nodes) =>
        HtmlInlines.Of(nodes).Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');

    static string Row(List<string> cells, int columns) =>
        "| " + string.Join(" | ", cells.Concat(Enumerable.Repeat("", columns - cells.Count))) + " |";
}
