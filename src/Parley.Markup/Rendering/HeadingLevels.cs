namespace Parley.Markup.Rendering;

/// <summary>
/// The page has its title as h1 and the post's head as h2. So a post's top headings become h3, each next level one more, and
/// none is skipped, whatever levels the member chose.
/// </summary>
sealed class HeadingLevels
{
    const int Above = 2;
    const int Deepest = 6;

    readonly Stack<int> _typed = [];

    public string Next(int typedLevel)
    {
        while (_typed.TryPeek(out var parent) && parent >= typedLevel)
        {
            _typed.Pop();
        }

        _typed.Push(typedLevel);
        return $"h{Math.Min(Above + _typed.Count, Deepest)}";
    }
}
