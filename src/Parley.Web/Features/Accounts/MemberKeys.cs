using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>How Identity looks members up: by the domain's keys.</summary>
sealed class MemberKeys : ILookupNormalizer
{
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => name is null ? null : MemberName.KeyOf(name);

    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => email is null ? null : EmailAddress.KeyOf(email);
}
