namespace Parley.Domain.Posts;

/// <summary>
/// A page of a topic is a range of post numbers, not of rows, so that it is found on the index at any depth and a post
/// never wanders to another page.
/// </summary>
public static class TopicPages
{
    public const int PostsPerPage = 20;

    public static int PageOf(int postNumber) => ((Math.Max(postNumber, 1) - 1) / PostsPerPage) + 1;

    public static int FirstNumber(int page) => ((page - 1) * PostsPerPage) + 1;

    public static int LastNumber(int page) => page * PostsPerPage;
}
