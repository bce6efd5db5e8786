using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Reading;

/// <summary>
/// Whatever members do in whatever order, what the forum calls new is what the model calls new: in a category's list, in the list of
/// unread topics, and on the topics' pages.
/// </summary>
public sealed class ReadingModelTests(ForumApp app) : ForumTest(app)
{
    const int Runs = 15;

    static readonly Gen<ReadingStep> Step = Gen.Select(Gen.Enum<ReadingAct>(), Gen.Int[0, ReadingForum.Topics - 1], Gen.Int[0, 9])
        .Select(chosen => new ReadingStep(chosen.Item1, chosen.Item2, chosen.Item3));

    [Fact]
    public async Task Forum_and_model_agree_on_what_is_new()
    {
        var clock = new MovedClock();
        await using var forum = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
        await Step.Array[1, 30].SampleAsync(
            async steps =>
            {
                var run = await ReadingForum.BeginAsync(forum, clock);
                foreach (var step in steps)
                {
                    await run.DoAsync(step);
                    await run.CompareAsync(step);
                }
            },
            iter: Runs,
            threads: 1);
    }
}
