namespace Parley.WebTests.Reading;

/// <summary>What is read and what is new, as one would say it without a database: each post was read or was not.</summary>
sealed class ReadingModel(int topics)
{
    readonly List<ModelPost>[] _posts = [.. Enumerable.Range(0, topics).Select(_ => new List<ModelPost>())];
    readonly HashSet<(int Topic, int Number)> _read = [];

    /// <summary>In which category each topic is.</summary>
    public int[] Categories { get; } = new int[topics];

    public bool IgnoresOther { get; set; }

    public int LastNumber(int topic) => _posts[topic].Count;

    public void Post(int topic, ModelAuthor author) => _posts[topic].Add(new(_posts[topic].Count + 1, author));

    public bool Hide(int topic, int number) => _posts[topic][number - 1].IsHidden = !_posts[topic][number - 1].IsHidden;

    /// <summary>Nobody sees a post there, or there is none any more.</summary>
    public bool IsHidden(int topic, int number) => _posts[topic][number - 1] is { IsHidden: true } or { IsGone: true };

    public bool CanMove(int topic, int number) =>
        number > 1 && number <= LastNumber(topic) && !IsHidden(topic, number) && _posts[topic][number - 1].Author != ModelAuthor.Nobody;

    /// <summary>It is read there if it was read here, whatever stands before it.</summary>
    public void MoveReply(int topic, int number, int to)
    {
        Post(to, _posts[topic][number - 1].Author);
        if (_read.Contains((topic, number)))
            _read.Add((to, LastNumber(to)));
        _posts[topic][number - 1] = new(number, ModelAuthor.Nobody) { IsGone = true };
    }

    /// <summary>To look at a page without anything new on it changes nothing.</summary>
    public void Show(int topic, int number)
    {
        if (New(topic).Any(unread => unread <= number))
            Read(topic, number);
    }

    public void SetMark(int topic, int read)
    {
        _read.RemoveWhere(post => post.Topic == topic);
        Read(topic, read);
    }

    public void ReadAll(Func<int, bool> which)
    {
        foreach (var topic in Enumerable.Range(0, _posts.Length).Where(which))
            Read(topic, LastNumber(topic));
    }

    public IReadOnlyList<int> New(int topic) => [.. _posts[topic].Where(post => IsNew(topic, post)).Select(post => post.Number)];

    void Read(int topic, int number)
    {
        foreach (var post in _posts[topic].Where(post => post.Number <= number))
            _read.Add((topic, post.Number));
    }

    bool IsNew(int topic, ModelPost post) =>
        !post.IsHidden
        && post.Author is not (ModelAuthor.Reader or ModelAuthor.Nobody)
        && !(IgnoresOther && post.Author == ModelAuthor.Other)
        && !_read.Contains((topic, post.Number));

    sealed class ModelPost(int number, ModelAuthor author)
    {
        public int Number => number;

        public ModelAuthor Author => author;

        public bool IsHidden { get; set; }

        public bool IsGone { get; init; }
    }
}

enum ModelAuthor
{
    Author,
    Other,
    Reader,

    /// <summary>Of what the forum tells by itself: that a topic was moved, or a post.</summary>
    Nobody,
}
