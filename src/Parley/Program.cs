using System.CommandLine;
using System.Data.Common;
using Parley.Commands;
using Parley.Web;
using Spectre.Console;

var root = new RootCommand("Parley, a forum in one program. Without a command, it serves.")
{
    new ServeCommand(),
    new MigrateCommand(),
    new ImportCommand(),
    new SeedCommand(),
    new UserCommand(),
    new DoctorCommand(),
};
SettingOptions.AddTo(root);

try
{
    // After Ctrl+C an import counts what came in; two seconds, as it is by default, would leave a large forum with wrong counters.
    return await root.Parse(args).InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(10) });
}
catch (SettingException wrong)
{
    return Fail(wrong.Message, ExitCode.WrongSetting);
}
catch (CommandException refused)
{
    return Fail(refused.Message, ExitCode.Failed);
}
catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException)
{
    return Fail(failure.Message, ExitCode.Failed);
}

static int Fail(string message, int exitCode)
{
    AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).MarkupLineInterpolated($"[red]parley:[/] {message}");
    return exitCode;
}
