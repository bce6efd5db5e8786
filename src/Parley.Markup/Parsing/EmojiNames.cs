using System.Collections.Frozen;
using Markdig.Extensions.Emoji;

namespace Parley.Markup.Parsing;

/// <summary>Markdig's emoji names and those that forums use beside them.</summary>
static class EmojiNames
{
    static readonly (string Name, string Emoji)[] Added =
    [
        ("slight_smile", "🙂"),
        ("mrgreen", "😁"),
        ("face_with_raised_eyebrow", "🤨"),
        ("woozy_face", "🥴"),
        ("face_with_monocle", "🧐"),
        ("crazy_face", "🤪"),
        ("nerd", "🤓"),
        ("laugh", "😆"),
        ("grinning_face_with_smiling_eyes", "😄"),
        ("partying_face", "🥳"),
        ("smiling_face", "☺️"),
        ("frowning_with_open_mouth", "😦"),
        ("diving_mask", "🤿"),
        ("axe", "🪓"),
        ("compass", "🧭"),
        ("test_tube", "🧪"),
    ];

    public static FrozenDictionary<string, string> All { get; } = Names().ToFrozenDictionary();

    /// <summary>The emoji for <c>:name:</c>, or for Discourse's <c>:name:t3:</c> with a skin tone; null if there is none.</summary>
    public static string? Find(string name, int? skinTone = null) =>
        All.TryGetValue($":{name}:", out var emoji) ? emoji + Tone(skinTone) : null;

    /// <summary>Discourse counts from 2; Unicode's modifiers for the Fitzpatrick scale begin at 1F3FB.</summary>
    static string Tone(int? skinTone) => skinTone is >= 2 and <= 6 ? char.ConvertFromUtf32(0x1F3FB + skinTone.Value - 2) : "";

    static Dictionary<string, string> Names()
    {
        var names = new Dictionary<string, string>(EmojiMapping.GetDefaultEmojiShortcodeToUnicode());
        foreach (var (name, emoji) in Added)
        {
            names.TryAdd($":{name}:", emoji);
        }

        return names;
    }
}
