namespace Parley.Commands;

/// <summary>The Web servers that the forum runs on; to it they are all the same.</summary>
enum ServerChoice
{
    Kestrel,
    Own,
}
