using System.Text.RegularExpressions;

namespace Parley.HttpServer.Watching;

/// <summary>Covers what nobody who looks over a shoulder is to read: passwords, tokens, codes, cookies.</summary>
static partial class Secrets
{
    const string Cover = "***";

    /// <summary>The field's value, or what stands for it.</summary>
    public static string Field(string name, string value) => SecretField().IsMatch(name) ? Cover : Values(value);

    /// <summary>A query, a form or JSON, with the values covered whose names say that they are secret.</summary>
    public static string Values(string text) => InJson().Replace(InForm().Replace(text, "${name}=" + Cover), $"${{name}}\"{Cover}\"");

    [GeneratedRegex("^((proxy-)?authorization|cookie|set-cookie|x-api-key)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretField();

    [GeneratedRegex(@"(?<name>(?<=^|[?&])[^=&]*(password|passwd|secret|token|code|credential|key|state)[^=&]*)=[^&\s]*", RegexOptions.IgnoreCase)]
    private static partial Regex InForm();

    [GeneratedRegex(@"(?<name>""[^""]*(password|secret|token|code|credential|key)[^""]*""\s*:\s*)(""(\\.|[^""\\])*""?|[^,}\s]+)", RegexOptions.IgnoreCase)]
    private static partial Regex InJson();
}
