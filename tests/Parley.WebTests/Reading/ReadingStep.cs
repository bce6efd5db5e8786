namespace Parley.WebTests.Reading;

enum ReadingAct
{
    Post,
    PostByOther,
    PostByReader,
    HideOrRestore,
    Ignore,
    Show,
    ShowAll,
    UpTo,
    UnreadFrom,
    MarkAll,
    MarkCategory,
    Move,
    MoveReplies,
    Flush,
    WaitShortly,
    WaitLong,
}

/// <summary><paramref name="Number"/> chooses a post, a category or nothing, as the act needs it.</summary>
sealed record ReadingStep(ReadingAct Act, int Topic, int Number);
