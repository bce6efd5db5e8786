using System.Security.Cryptography;

namespace Parley.Web.Features.Shared;

/// <summary>Names something that only who was told of it is to find.</summary>
public static class RandomKey
{
    const int Bytes = 16;

    /// <summary>In 32 hexadecimal digits.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
