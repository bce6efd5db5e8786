namespace Parley.Platform.Email;

/// <summary>Whom the forum's mails come from: its name, and its address.</summary>
public sealed record MailSender(string Name, string Address);
