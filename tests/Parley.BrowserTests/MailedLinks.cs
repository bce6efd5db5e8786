using System.Text.RegularExpressions;
using Parley.Testing;

namespace Parley.BrowserTests;

/// <summary>The mails that the forum wrote into its folder, because it has no mail server.</summary>
static partial class MailedLinks
{
    public static async Task<string> LinkToNewPasswordAsync(this ForumApp app, string address)
    {
        await app.RunJobsAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(app.Folder, "mails"), "*.eml").OrderDescending())
        {
            var mail = QuotedPrintableBreak().Replace(await File.ReadAllTextAsync(file), "").Replace("=3D", "=", StringComparison.Ordinal);
            if (mail.Contains(address, StringComparison.Ordinal))
                return Link().Match(mail).Value;
        }

        throw new InvalidOperationException($"There is no mail to {address}.");
    }

    [GeneratedRegex("=\r?\n")]
    private static partial Regex QuotedPrintableBreak();

    [GeneratedRegex(@"/reset-password\S+")]
    private static partial Regex Link();
}
