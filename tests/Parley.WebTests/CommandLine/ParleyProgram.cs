using System.Diagnostics;
using System.Text.RegularExpressions;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.CommandLine;

/// <summary>The program as an operator runs it, in a folder and on a database of its own.</summary>
public sealed partial class ParleyProgram : IAsyncLifetime
{
    static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    TestDatabase? _database;

    public string Folder { get; } = Directory.CreateTempSubdirectory("parley-program-").FullName;

    public string Database => _database!.Address;

    // artifacts/bin/Parley/release/parley, beside artifacts/bin/Parley.WebTests/release.
    public static string Executable
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(own.Parent!.Parent!.FullName, "Parley", own.Name, OperatingSystem.IsWindows() ? "parley.exe" : "parley");
        }
    }

    public async ValueTask InitializeAsync() =>
        _database = TestDatabase.Missing is null ? await TestDatabase.CreateAsync(Folder) : null;

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs a command on this database until it ends, in this process: most of a process of its own would be its start.</summary>
    public async Task<ProgramRun> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await Parley.CommandLine.RunAsync([.. arguments, "--data", Folder, "--database", Database], output, errors);
        return new(exitCode, OneLine(output.ToString()), OneLine(errors.ToString()));
    }

    /// <summary>Runs a command in a process of its own, with nothing but these arguments and variables.</summary>
    public async Task<ProgramRun> RunBareAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(arguments, environment);
        return await EndAsync(process);
    }

    /// <summary>Runs a command with another working folder.</summary>
    public async Task<ProgramRun> RunInAsync(string folder, params string[] arguments)
    {
        using var process = Start(arguments, [], folder);
        return await EndAsync(process);
    }

    /// <summary>Starts a command on this database, to be waited for with <see cref="EndAsync"/>.</summary>
    public Process Start(params string[] arguments) => Start([.. arguments, "--data", Folder, "--database", Database], []);

    /// <summary>The same, with settings in the environment.</summary>
    public Process StartWith((string Name, string Value)[] environment, params string[] arguments) =>
        Start([.. arguments, "--data", Folder, "--database", Database], environment);

    public static async Task<ProgramRun> EndAsync(Process process)
    {
        using var limit = new CancellationTokenSource(LongestRun);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, OneLine(await output), OneLine(await errors));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    Process Start(string[] arguments, (string Name, string Value)[] environment, string? folder = null)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = folder ?? Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PARLEY_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    // Where there is no terminal, lines are broken at 80 characters, wherever that is in a sentence.
    static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>What came of a run; the texts have their runs of space and their line ends made one space.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Errors);
