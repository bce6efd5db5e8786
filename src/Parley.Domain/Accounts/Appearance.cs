namespace Parley.Domain.Accounts;

public enum Appearance
{
    System = 0,
    Light = 1,
    Dark = 2,
}
