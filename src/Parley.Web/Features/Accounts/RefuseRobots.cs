using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// The rule, in one place: the hidden field stays empty; the form was open for a few seconds; and either the puzzle is solved, which
/// the page's script does while one types, or the form was open for longer, which is what a browser without scripts does. One
/// opened form is good for one registration (<see cref="KeyOf"/>).
/// </summary>
public sealed class RefuseRobots(Seals seals, ParleyOptions options, TimeProvider time)
{
    const string Purpose = "register form";
    const int LongestAnswer = 12;

    // With the answer it fits into one block of the hash.
    const int LengthOfPuzzle = 40;

    // Who leaves the page open overnight begins anew, and loses nothing but a few seconds.
    static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public string Begin() => seals.Seal(Purpose, Lifetime, time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    public bool IsOurs(string? began) => OpenedAt(began) is not null;

    /// <summary>Of the form that was opened then.</summary>
    public static string KeyOf(RegisterForm form) => MailSubjects.HashOf(form.Began ?? "");

    public static string PuzzleOf(RegisterForm form) => KeyOf(form)[..LengthOfPuzzle];

    public Problem? Check(RegisterForm form)
    {
        if (!string.IsNullOrEmpty(form.Website))
            return new Problem("", "HiddenField");
        if (OpenedAt(form.Began) is not { } opened)
            return new Problem("", "FormTooOld");

        var rules = options.Registration;
        var open = time.GetUtcNow() - opened;
        var left = TimeSpan.FromSeconds(IsSolved(form) ? rules.FillSeconds : rules.FillSecondsWithoutPuzzle) - open;
        return left > TimeSpan.Zero ? new Problem("", "TooFast", (int)Math.Ceiling(left.TotalSeconds)) : null;
    }

    bool IsSolved(RegisterForm form) =>
        form.Answer is { Length: > 0 and <= LongestAnswer } answer && ZeroBits($"{PuzzleOf(form)}.{answer}") >= options.Registration.PuzzleBits;

    static int ZeroBits(string text) =>
        BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    DateTimeOffset? OpenedAt(string? began) => seals.Open(Purpose, began) is [var at]
        ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture))
        : null;
}
