namespace Parley.WebTests.Import;

/// <summary>A small old forum about clocks, with one of everything that old forums hold.</summary>
static class ClockForum
{
    public const int Oil = 501;
    public const int OilViews = 77;
    public const int Chime = 502;

    /// <summary>A number that a topic of the new forum has as well.</summary>
    public const int Welcome = 1;

    public const int Topics = 3;
    public const int Posts = 35;
    public const int BrokenLine = 2;
    public const int EmptyLine = 4;

    /// <summary>Those that can't be taken, the two above among them.</summary>
    public const int FaultyLines = 11;

    public static ForumFile File() => new ForumFile()
        .Topic(OilTopic())
        .Line("""{ "id": 7, "title": """)
        .Topic(ChimeTopic())
        .Topic(new(8, "Nobody wrote here", "Repairs", []))
        .Topic(WelcomeTopic())
        .Line("null")
        .Line("[]")
        .Line("""{ "id": 9, "title": "T", "category": "C", "created": "2019-01-01T00:00:00Z", "posts": null }""")
        .Line("""{ "id": 9, "title": "T", "category": "C", "created": "2019-01-01T00:00:00Z", "posts": [null] }""")
        .Line("""{ "id": 9, "title": null, "category": "C", "created": "2019-01-01T00:00:00Z", "posts": [] }""")
        .Topic(new(9, "Two ones", "Repairs", [new(900, 1, "Bruno", "One"), new(901, 1, "Bruno", "One more")]))
        .Topic(new(9, "Too long a name", "Repairs", [new(900, 1, new string('x', 61), "Text")]))
        .Topic(new(9, new string('x', 801), "Repairs", [new(900, 1, "Bruno", "Text")]))
        .Topic(new(Oil, "The same number again", "Repairs", [new(900, 1, "Bruno", "Text")]));

    static OldTopic OilTopic() => new(Oil, "Which oil for an old clock?", "Repairs",
    [
        new(11, 1, "Hanna", "The clock of my aunt stops each night :smile: and I found this:\n\n| part | drops |\n| --- | --- |\n| pivot | 1 |\n\n```cs\nvar drops = 1;\n```\n\nWhat would you take, @Bruno?")
            { Edits = 2, Likes = 2 },
        new(12, 2, "Bruno", "[quote=\"Hanna, post:1, topic:501\"]\nstops each night\n[/quote]\n\nA thin one, and little of it.") { Accepted = true, Likes = 5 },
        new(14, 4, "Tessa", "That worked for mine.") { ReplyTo = 2, Likes = 1 },
        new(15, 5, "Bruno", null) { Html = "<p>I am <strong>glad</strong> to <a href=\"https://clocks.example\">read</a> that.</p>" },
        new(16, 6, "Bruno", "") { Action = "pinned.enabled" },
        new(17, 7, "hanna", "") { Action = "closed.enabled" },
        new(18, 8, "Hanna", "<script>alert(1)</script>Thanks, @Tessa and @nobody!"),
    ])
    { Closed = true, Pinned = true, Views = OilViews };

    // Long enough for a second page.
    static OldTopic ChimeTopic() => new(Chime, "Подсчёт ударов 报时", "Chimes & bells",
    [
        .. Enumerable.Range(1, 25).Select(number => new OldPost(100 + number, number, number % 2 == 0 ? "Bruno" : "李雷", $"Stroke {number}")),
    ]);

    static OldTopic WelcomeTopic() => new(Welcome, "Welcome", "Repairs",
    [
        new(1, 1, "Bruno", "Say hello here."),
        new(2, 2, "Tessa", "[quote=\"Bruno, post:1, topic:1\"]\nSay hello here.\n[/quote]\n\nHello! See [quote=\"Hanna, post:1, topic:501\"]stops each night[/quote]"),
        new(3, 3, "Ｈanna", "A member whose name looks like another one's."),
    ]);
}
