using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Domain.Accounts;

/// <summary>
/// The codes of authenticator apps: TOTP by RFC 6238, with what every app can do (SHA-1, six digits, thirty seconds). Identity's own
/// provider can't tell which time step a code was of, and without that a code could be used twice.
/// </summary>
public static class OneTimeCode
{
    public const int Digits = 6;
    public const int SecondsOfStep = 30;

    // The length of the digest, as RFC 4226 wants it.
    const int BytesOfKey = 20;

    // A telephone's clock may be half a minute off, and people take their time to type.
    const int StepsOff = 1;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(BytesOfKey);

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / SecondsOfStep;

    public static string At(byte[] key, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The algorithm that the apps share; an HMAC with SHA-1 is not broken.
        var digest = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(digest.AsSpan(digest[^1] & 15)) & int.MaxValue;
        return (number % (int)Math.Pow(10, digits)).ToString($"D{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>The time step that a typed code is of, if that is about now and later than the last one that was used.</summary>
    public static long? StepOf(byte[] key, string typed, DateTimeOffset now, long lastStep)
    {
        var code = Encoding.ASCII.GetBytes(string.Concat(typed.Where(char.IsAsciiDigit)));
        var newest = StepAt(now) + StepsOff;
        for (var step = Math.Max(lastStep + 1, newest - 2 * StepsOff); step <= newest; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(key, step)), code))
                return step;
        }

        return null;
    }

    /// <summary>What the picture holds that the app scans.</summary>
    public static string AddressOf(byte[] key, string forum, string member)
    {
        var (issuer, account) = (Uri.EscapeDataString(forum), Uri.EscapeDataString(member));
        return $"otpauth://totp/{issuer}:{account}?secret={Base32.Of(key)}&issuer={issuer}&algorithm=SHA1&digits={Digits}&period={SecondsOfStep}";
    }

    /// <summary>The key to be typed, in groups of four.</summary>
    public static string TextOf(byte[] key) => string.Join(' ', Base32.Of(key).Chunk(4).Select(group => new string(group)));
}
