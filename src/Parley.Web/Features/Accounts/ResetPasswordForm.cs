namespace Parley.Web.Features.Accounts;

public sealed record ResetPasswordForm
{
    public string? Member { get; init; }

    public string? Token { get; init; }

    public string? Password { get; init; }
}
