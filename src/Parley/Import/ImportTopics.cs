using System.Threading.Channels;
using Parley.Data;

namespace Parley.Import;

/// <summary>
/// Brings topics in, one after the other. It writes in bulk instead of posting each reply as a member would: nobody is to be notified,
/// times and numbers are the old ones, and a million replies should take minutes.
/// </summary>
sealed class ImportTopics(ParleyDb db)
{
    const int TopicsAtOnce = 50;

    public async Task<ImportReport> RunAsync(IAsyncEnumerable<TopicLine> lines, FileSurvey survey, IProgress<int> progress, CancellationToken cancel)
    {
        var plan = await new PrepareImport(db).PrepareAsync(survey, cancel);
        var report = new ImportReport();
        try
        {
            await foreach (var batch in ConvertedBatches(lines, survey, plan, report, cancel))
            {
                await new WriteTopics(db, plan).WriteAsync(batch, cancel);
                report.Add(batch);
                progress.Report(report.TopicsDone);
            }
        }
        finally
        {
            // After Ctrl+C too: what came in so far is a forum with true counters. Counting is quicker where the database knows its tables.
            await db.SettleAsync(CancellationToken.None);
            await db.RecountAsync(CancellationToken.None);
        }

        return report;
    }

    // Rendering runs ahead of writing, one batch a core; the channel keeps it from running away.
    static async IAsyncEnumerable<IReadOnlyList<ConvertedTopic>> ConvertedBatches(
        IAsyncEnumerable<TopicLine> lines, FileSurvey survey, ImportPlan plan, ImportReport report,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var ahead = Channel.CreateBounded<Task<ConvertedTopic[]>>(Environment.ProcessorCount);
        var converter = new ConvertTopic(plan);
        var faulty = survey.Faults.Select(line => line.Number).ToHashSet();
        var reading = ReadAsync();
        await foreach (var batch in ahead.Reader.ReadAllAsync(cancel))
            yield return await batch;
        await reading;

        async Task ReadAsync()
        {
            try
            {
                await foreach (var batch in lines.Where(Wanted).Select(line => line.Topic!).Chunk(TopicsAtOnce))
                    await ahead.Writer.WriteAsync(Task.Run(() => Array.ConvertAll(batch, converter.Convert), cancel), cancel);
            }
            finally
            {
                ahead.Writer.TryComplete();
            }
        }

        bool Wanted(TopicLine line)
        {
            if (faulty.Contains(line.Number))
                return false;
            if (!plan.AlreadyThere.Contains(line.Topic!.Id))
                return true;

            report.TopicsThereBefore++;
            return false;
        }
    }
}

sealed class ImportReport
{
    public int Topics { get; private set; }

    public int Posts { get; private set; }

    public int TopicsThereBefore { get; set; }

    public int TopicsDone => Topics + TopicsThereBefore;

    public void Add(IReadOnlyList<ConvertedTopic> batch)
    {
        Topics += batch.Count;
        Posts += batch.Sum(topic => topic.Posts.Count);
    }
}
