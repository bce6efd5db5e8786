namespace Parley.Import;

/// <summary>What a file holds, found by reading it once before anything is written.</summary>
sealed class FileSurvey
{
    /// <summary>Old forums write a name as it was typed that day.</summary>
    public static readonly StringComparer SameMember = StringComparer.OrdinalIgnoreCase;

    readonly Dictionary<string, DateTimeOffset> _members = new(SameMember);
    readonly List<string> _categories = [];
    readonly HashSet<long> _topics = [];
    readonly List<TopicLine> _faults = [];

    /// <summary>Members and when they first wrote.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Members => _members;

    public IReadOnlyList<string> Categories => _categories;

    public IReadOnlySet<long> Topics => _topics;

    public IReadOnlyList<TopicLine> Faults => _faults;

    public long HighestPost { get; private set; }

    /// <summary>How many lines could be read, usable or not.</summary>
    public int Lines { get; private set; }

    /// <summary>The file was cut off or damaged: what came behind those lines is lost.</summary>
    public bool EndedEarly { get; private set; }

    public static async Task<FileSurvey> OfAsync(TopicLines lines, CancellationToken cancel)
    {
        var survey = await OfAsync(lines.ReadAsync(cancel));
        survey.EndedEarly = lines.EndedEarly;
        return survey;
    }

    public static async Task<FileSurvey> OfAsync(IAsyncEnumerable<TopicLine> lines)
    {
        var survey = new FileSurvey();
        await foreach (var line in lines)
            survey.Add(line);
        return survey;
    }

    void Add(TopicLine line)
    {
        Lines = line.Number;
        if (line is { Fault: null, Topic: { } topic } && _topics.Add(topic.Id))
            Add(topic);
        else
            _faults.Add(line.Fault is null ? line with { Fault = $"The topic {line.Topic!.Id} stands in the file before." } : line);
    }

    void Add(ImportedTopic topic)
    {
        if (!_categories.Contains(topic.Category))
            _categories.Add(topic.Category);
        foreach (var post in topic.Posts)
        {
            HighestPost = Math.Max(HighestPost, post.Id);
            if (!_members.TryGetValue(post.User, out var first) || post.Created < first)
                _members[post.User] = post.Created;
        }
    }
}
