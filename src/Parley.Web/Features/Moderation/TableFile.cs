using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Parley.Web.Features.Moderation;

/// <summary>A table as a file for spreadsheets, which would run what begins like a formula: that is escaped.</summary>
public static class TableFile
{
    public const int MostRows = 100_000;
    public const string ContentType = "text/csv; charset=utf-8";

    static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    public static byte[] Of<TRow>(IEnumerable<TRow> rows, params (string Column, Func<TRow, object?> Value)[] columns)
    {
        using var content = new MemoryStream();
        using (var file = new CsvWriter(new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)), Format))
        {
            foreach (var (column, _) in columns)
                file.WriteField(column);
            file.NextRecord();
            foreach (var row in rows)
            {
                foreach (var (_, value) in columns)
                    file.WriteField(Text(value(row)));
                file.NextRecord();
            }
        }

        return content.ToArray();
    }

    static string Text(object? value) => value switch
    {
        null => "",
        DateTimeOffset at => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
