using System.CommandLine;
using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Mails;
using Parley.Data.Migrations;
using Spectre.Console;

namespace Parley.Commands;

sealed class DoctorCommand : Command
{
    readonly Option<bool> _rebuildSearch = new("--rebuild-search") { Description = "Make the search index anew, while the forum runs" };

    public DoctorCommand()
        : base("doctor", "Look whether the forum is sound, and set right what can be.")
    {
        Options.Add(_rebuildSearch);
        SetAction(ExamineAsync);
    }

    async Task<int> ExamineAsync(ParseResult parsed, CancellationToken cancel)
    {
        var options = SettingOptions.Read(parsed);
        RequireFile(options.ReadDatabase());
        await using var services = CommandServices.Build(options);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParleyDb>();

        var terminal = parsed.Terminal();
        Tell(terminal, "Database", await db.DescribeAsync(cancel));
        var pending = await services.GetRequiredService<Migrator>().PendingAsync(cancel);
        Tell(terminal, "Migrations", pending.Count == 0 ? $"up to date (version {Migrator.NewestVersion})" : $"{pending.Count} pending: run 'parley migrate'");
        if (pending.Count > 0)
            return ExitCode.Failed;

        var faults = await db.CheckIntegrityAsync(cancel);
        Tell(terminal, "Integrity", faults.Count == 0 ? "sound" : string.Join("; ", faults));
        await RecountAsync(terminal, db, cancel);
        if (parsed.GetValue(_rebuildSearch))
            await SearchProgress.ShowAsync(services, parsed, (fill, progress) => fill.RebuildAsync(progress, cancel), cancel);
        Tell(terminal, "Search", await SearchAsync(db, cancel));
        Tell(terminal, "Jobs", await JobsAsync(db, cancel));
        Tell(terminal, "Mails", await MailsAsync(db, cancel));
        if (NetworkSettings.Describe() is { } network)
            Tell(terminal, "Network", network);
        return faults.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    // Opening it would make it: who only mistyped where the forum is would find an empty one there.
    static void RequireFile(DatabaseAddress database)
    {
        if (database.Engine == DatabaseEngine.Sqlite && !Path.Exists(database.Place))
        {
            throw new CommandException(
                $"There is no forum yet: the database file '{Path.GetFullPath(database.Place)}' does not exist. "
                + "'parley serve' starts one; a forum elsewhere is named with --data (PARLEY_DATA) or --database (PARLEY_DATABASE).");
        }
    }

    static async Task RecountAsync(IAnsiConsole terminal, ParleyDb db, CancellationToken cancel)
    {
        var wrong = (await db.RecountAsync(cancel)).Where(counter => counter.Value > 0).ToList();
        Tell(terminal, "Counters", wrong.Count == 0 ? "right" : "set right: " + string.Join(", ", wrong.Select(counter => $"{counter.Key} ({counter.Value} rows)")));
    }

    static async Task<string> SearchAsync(ParleyDb db, CancellationToken cancel)
    {
        var state = await db.SearchStates.SingleAsync(cancel);
        var fresh = await db.FreshPosts.CountAsync(cancel);
        return $"{state.Posts} posts indexed, {fresh} fresh" + (state.FilledAt is null ? "; older posts are still being brought in" : "");
    }

    static async Task<string> JobsAsync(ParleyDb db, CancellationToken cancel)
    {
        var waiting = await db.Jobs.CountAsync(job => job.FailedAt == null, cancel);
        var failed = await db.Jobs.CountAsync(job => job.FailedAt != null, cancel);
        var troubled = await db.Jobs.Where(job => job.LastError != null).OrderByDescending(job => job.Id).FirstOrDefaultAsync(cancel);
        return $"{waiting} waiting, {failed} given up" + (troubled is null ? "" : $"; {troubled.Handler} failed: {FirstLine(troubled.LastError!)}");
    }

    static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();

    // As far back as the mail log goes.
    static async Task<string> MailsAsync(ParleyDb db, CancellationToken cancel)
    {
        var counts = await db.MailLog.GroupBy(mail => mail.Status).Select(group => new { Status = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Status, row => row.Count, cancel);
        int Of(MailStatus status) => counts.GetValueOrDefault(status);
        return $"{Of(MailStatus.Sent)} sent, {Of(MailStatus.Skipped)} skipped, {Of(MailStatus.Failed)} failed attempts";
    }

    static void Tell(IAnsiConsole terminal, string what, string how) =>
        terminal.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{what,-11}[/] {how}");
}
