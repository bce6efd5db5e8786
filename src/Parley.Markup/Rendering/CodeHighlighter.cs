using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using ColorCode;
using ColorCode.Common;
using ColorCode.Compilation;
using ColorCode.Parsing;
using ColorCode.Styling;

namespace Parley.Markup.Rendering;

/// <summary>ColorCode with classes, since the content security policy forbids inline styles.</summary>
sealed class CodeHighlighter : HtmlClassFormatter
{
    /// <summary>Characters of one post. More stays plain: nobody reads it for its colours.</summary>
    public const int MaxLength = 20_000;

    /// <summary>Real code of that length takes 20 ms; C# made of <c>@""/*</c> took 5 s.</summary>
    static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

    const string WrapperStart = "<pre>\n";
    const string WrapperEnd = "\n</pre>";

    static readonly TimedCompiler Compiler = new();
    static readonly LanguageRepository Repository = new(Languages.All.ToDictionary(language => language.Id));

    readonly long _start = Stopwatch.GetTimestamp();

    CodeHighlighter()
        : base(StyleDictionary.DefaultLight, new LanguageParser(Compiler, Repository))
    {
    }

    public static IEnumerable<string> ClassNames { get; } =
        [.. StyleDictionary.DefaultLight.Select(style => style.ReferenceName).Where(name => !string.IsNullOrEmpty(name))];

    /// <summary>Null when the code is to be shown plain.</summary>
    public static string? TryHighlight(string code, string language, out bool isTooSlow)
    {
        isTooSlow = false;
        if (Languages.FindById(Alias(language)) is not { } known)
        {
            return null;
        }

        try
        {
            return Unwrapped(new CodeHighlighter().GetHtmlString(code, known));
        }
        catch (TimeoutException)
        {
            isTooSlow = true;
            return null;
        }
    }

    /// <summary>Called for each piece of the code in turn.</summary>
    protected override void Write(string parsedSourceCode, IList<Scope> scopes)
    {
        if (Stopwatch.GetElapsedTime(_start) > MaxTime)
        {
            throw new TimeoutException();
        }

        base.Write(parsedSourceCode, scopes);
    }

    /// <summary>ColorCode wraps the code in elements of its own.</summary>
    static string Unwrapped(string html)
    {
        var start = html.IndexOf(WrapperStart, StringComparison.Ordinal) + WrapperStart.Length;
        return html[start..html.LastIndexOf(WrapperEnd, StringComparison.Ordinal)] + "\n";
    }

    static string Alias(string language) => language switch
    {
        "c" or "h" or "hpp" or "cc" or "cxx" or "glsl" or "hlsl" => "cpp",
        "cs" => "csharp",
        "js" or "json" or "jsx" => "javascript",
        "ts" or "tsx" => "typescript",
        "py" => "python",
        "ps1" => "powershell",
        _ => language,
    };

    /// <summary>ColorCode's expressions backtrack, and members choose what they run on: each gets a time limit.</summary>
    sealed class TimedCompiler : ILanguageCompiler
    {
        readonly LanguageCompiler _compiler = new([], new ReaderWriterLockSlim());
        readonly ConcurrentDictionary<string, CompiledLanguage> _compiled = [];

        public CompiledLanguage Compile(ILanguage language) => _compiled.GetOrAdd(language.Id, (_, source) => WithTimeout(source), language);

        CompiledLanguage WithTimeout(ILanguage language)
        {
            var compiled = _compiler.Compile(language);
            var regex = new Regex(compiled.Regex.ToString(), compiled.Regex.Options, MaxTime / 2);
            return new CompiledLanguage(compiled.Id, compiled.Name, regex, compiled.Captures);
        }
    }
}
