using Parley.Domain.Shared;

namespace Parley.Domain.Accounts;

public static class Password
{
    public const int ShortestLength = 10;

    // Hashing reads every byte: an upper bound keeps a megabyte of "password" from costing seconds.
    public const int LongestLength = 256;

    public static Problem? Check(string? password, string field) => password?.Length switch
    {
        null or 0 => new Problem(field, "PasswordMissing"),
        < ShortestLength => new Problem(field, "PasswordTooShort", ShortestLength),
        > LongestLength => new Problem(field, "PasswordTooLong", LongestLength),
        _ => null,
    };
}
