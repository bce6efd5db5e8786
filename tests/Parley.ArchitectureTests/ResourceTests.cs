using Xunit;

namespace Parley.ArchitectureTests;

/// <summary>Every sentence is there in both languages, is used, and fits.</summary>
public sealed class ResourceTests
{
    [Fact]
    public void Every_feature_with_a_page_has_its_sentences() => Assert.Equal(
        [],
        Checkout.Views.Select(view => view.Feature).OfType<string>().Distinct().Except(ResourceFile.English.Select(file => file.Feature)));

    [Fact]
    public void Both_languages_have_the_same_sentences() => Assert.All(ResourceFile.English, file =>
    {
        var chinese = file.InChinese;
        Assert.NotNull(chinese);
        Assert.Equal([], file.Sentences.Keys.Except(chinese.Sentences.Keys));
        Assert.Equal([], chinese.Sentences.Keys.Except(file.Sentences.Keys));
    });

    [Fact]
    public void Both_languages_have_the_same_gaps() => Assert.Equal([], Pairs()
        .Where(pair => !ResourceFile.GapsOf(pair.English).SequenceEqual(ResourceFile.GapsOf(pair.Chinese)))
        .Select(pair => pair.Key));

    [Fact]
    public void No_sentence_is_left_in_English() => Assert.Equal([], Pairs()
        .Where(pair => pair.English == pair.Chinese && pair.English.Any(char.IsLetter))
        .Select(pair => pair.Key));

    [Fact]
    public void No_sentence_is_empty() => Assert.Equal([], Pairs()
        .Where(pair => string.IsNullOrWhiteSpace(pair.English) || string.IsNullOrWhiteSpace(pair.Chinese))
        .Select(pair => pair.Key));

    [Fact]
    public void Every_key_that_is_asked_for_is_there() => Assert.Equal([], ResourceFile.English
        .SelectMany(file => UsedKeys.Of(file.Feature).Except(file.Sentences.Keys).Select(key => $"{file.Feature}: {key}")));

    [Fact]
    public void Every_key_is_asked_for() => Assert.Equal([], ResourceFile.English
        .SelectMany(file => file.Sentences.Keys.Except(UsedKeys.Of(file.Feature)).Select(key => $"{file.Feature}: {key}")));

    static IEnumerable<(string Key, string English, string Chinese)> Pairs() =>
        from file in ResourceFile.English
        let chinese = file.InChinese
        where chinese is not null
        from key in file.Sentences.Keys.Intersect(chinese.Sentences.Keys)
        select ($"{file.Feature}: {key}", file.Sentences[key], chinese.Sentences[key]);
}
