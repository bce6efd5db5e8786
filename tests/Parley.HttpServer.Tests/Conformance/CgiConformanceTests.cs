using System.Text.RegularExpressions;
using Parley.HttpServer.Tests.Cgi;
using Xunit;

namespace Parley.HttpServer.Tests.Conformance;

/// <summary>The application as a CGI program answers as the table says.</summary>
public sealed partial class CgiConformanceTests
{
    public static TheoryData<string> Names => [.. CgiCases.All.Select(tried => tried.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Program_answers_as_the_table_says(string name)
    {
        var tried = CgiCases.All.Single(tried => tried.Name == name);
        var variables = tried.Variables.Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        variables.TryAdd("REQUEST_METHOD", "GET");
        variables.TryAdd("HTTP_HOST", "a.example");

        var answer = await CgiProgram.RunAsync(Echo.AnswerAsync, tried.Input, [.. variables.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(tried.Outcome, Describe(answer));
    }

    static string Describe(string answer)
    {
        var match = Answer().Match(answer);
        var body = match.Groups["body"].Value.Trim();
        return body.Length == 0 ? match.Groups["status"].Value : $"{match.Groups["status"].Value} ({body})";
    }

    [GeneratedRegex(@"^Status: (?<status>\d{3}) [^\r]*\r\n(?:[^\r]+\r\n)*\r\n(?<body>.*)$", RegexOptions.Singleline)]
    private static partial Regex Answer();
}
