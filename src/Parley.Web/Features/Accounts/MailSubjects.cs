using System.Security.Cryptography;
using System.Text;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>What rations are counted under. Of people's addresses only a hash is kept: most of them have no account here.</summary>
static class MailSubjects
{
    public static string Of(string purpose, string email) => $"{purpose}:{HashOf(EmailAddress.KeyOf(email))}";

    public static string? OfClient(string purpose, string? network) => network is null ? null : $"{purpose}:{network}";

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
