namespace Parley.Domain.Accounts;

public enum Role
{
    Member = 0,
    Moderator = 1,
    Administrator = 2,
}
