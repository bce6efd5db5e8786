namespace Parley.Domain.Accounts;

public static class SecurityStamps
{
    /// <summary>With a new one all cookies and mailed links of before are void.</summary>
    public static string New() => Guid.CreateVersion7().ToString("N");
}
