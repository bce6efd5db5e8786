namespace Parley.Platform.Email;

public sealed record Mail(string To, string Subject, string Text);
