using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using LinqToDB;
using Parley.Data;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Sees to it that a sealed value is used once, on whichever node. It is the opened value that counts: a seal can be spelt in more than
/// one way.
/// </summary>
public sealed class SpendValue(ParleyDb db, TimeProvider time)
{
    /// <summary>False when it was used before.</summary>
    public async Task<bool> SpendAsync(string value, TimeSpan lifetime, CancellationToken cancel)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
        var spent = new SpentValue { Digest = digest, ExpiresAt = time.GetUtcNow() + lifetime };
        try
        {
            await db.WriteAsync(() => db.InsertAsync(spent, token: cancel), cancel);
            return true;
        }
        catch (DbException before) when (db.IsUniqueViolation(before))
        {
            return false;
        }
    }
}
