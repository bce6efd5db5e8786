namespace Parley.Data.Mails;

public enum MailStatus
{
    Sent = 0,

    /// <summary>It was not wanted any more when its time came.</summary>
    Skipped = 1,

    /// <summary>The mail server did not take it; the job that sends it tries again.</summary>
    Failed = 2,
}
