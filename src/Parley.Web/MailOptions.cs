namespace Parley.Web;

/// <summary>The mail server in single fields, as the browser offers it; <see cref="ParleyOptions.Smtp"/>, all in one, is stronger.</summary>
public sealed class MailOptions
{
    const int SubmissionPort = 587;
    const int LongestName = 200;

    /// <summary>The host's name; without one, mails become files.</summary>
    public string Server { get; set; } = "";

    public int Port { get; set; } = SubmissionPort;

    /// <summary>Whether the connection begins with TLS, as on port 465, rather than changing to it.</summary>
    public bool Tls { get; set; }

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public Uri? Address => Server.Length == 0 ? null : new($"{(Tls ? "smtps" : "smtp")}://{Login}{Server}:{Port}");

    string Login => User.Length == 0 ? "" : $"{Uri.EscapeDataString(User)}:{Uri.EscapeDataString(Password)}@";

    internal void Validate()
    {
        ParleyOptions.Require(
            Server.Length <= LongestName && (Server.Length == 0 || Uri.CheckHostName(Server) != UriHostNameType.Unknown),
            "Mail:Server", Server, new(WantedKind.Host, "the name of a host, such as mail.example.org"));
        ParleyOptions.Require(Port is >= 1 and <= ushort.MaxValue, "Mail:Port", $"{Port}", Wanted.Number(1, ushort.MaxValue));
        ParleyOptions.Require(User.Length <= LongestName, "Mail:User", User, Wanted.Text(0, LongestName));
        ParleyOptions.Require(Password.Length <= LongestName, "Mail:Password", "***", Wanted.Text(0, LongestName));
    }
}
