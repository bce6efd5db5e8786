using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using Parley.Commands;

// The commands speak English: their library would speak the machine's language in between.
CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
var serve = new ServeCommand();
var root = new RootCommand("Parley, a forum in one program. Without a command, it serves.")
{
    serve,
    new MigrateCommand(),
    new ImportCommand(),
    new SeedCommand(),
    new UserCommand(),
    new DoctorCommand(),
};
SettingOptions.AddTo(root);
serve.BeDefaultOf(root);

// A password may begin with @: no word is the name of a file of more words.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Action is ParseErrorAction)
    return Failure.Tell(WrongUse.Explain(parsed), ExitCode.WrongUse);

try
{
    // After Ctrl+C an import counts what came in; two seconds, as it is by default, would leave a large forum with wrong counters.
    return await parsed.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(10) });
}
catch (Exception failure) when (Failure.ExitCodeOf(failure, parsed) is { } exitCode)
{
    return exitCode;
}
