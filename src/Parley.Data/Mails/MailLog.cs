using LinqToDB;
using Parley.Domain.Shared;

namespace Parley.Data.Mails;

/// <summary>Notes what became of mails.</summary>
public sealed class MailLog(ParleyDb db, TimeProvider time)
{
    const int LongestSubject = 1000;
    const int LongestReason = 1000;

    public Task NoteAsync(string address, string kind, string subject, MailStatus status, string? reason, CancellationToken cancel) => db.WriteAsync(
        () => db.InsertAsync(
            new LoggedMail
            {
                At = time.GetUtcNow(),
                Address = address,
                Kind = kind,
                Subject = Cut(subject, LongestSubject),
                Status = status,
                Reason = reason is null ? null : Cut(reason, LongestReason),
            },
            token: cancel),
        cancel);

    // What a mail server answers may hold anything.
    static string Cut(string text, int length)
    {
        var line = TypedText.OneLine(text);
        return line.Length <= length ? line : TypedText.Wellformed(line[..length]);
    }
}
