namespace Parley.Domain.Accounts;

/// <summary>How well the forum knows a member, by what the member did here; settings say what is needed for each.</summary>
public enum Trust
{
    New,
    Member,
    Regular,
}
