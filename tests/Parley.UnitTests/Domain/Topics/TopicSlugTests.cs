using CsCheck;
using Parley.Domain.Topics;
using Xunit;

namespace Parley.UnitTests.Domain.Topics;

public sealed class TopicSlugTests
{
    [Theory]
    [InlineData("How to begin", "how-to-begin")]
    [InlineData("  What?! (really) -- yes  ", "what-really-yes")]
    [InlineData("Crème brûlée à la carte", "creme-brulee-a-la-carte")]
    [InlineData("Don't panic, it’s fine", "dont-panic-its-fine")]
    [InlineData("C# & C++", "c-c")]
    [InlineData("ﬁle Ⅳ", "file-iv")]
    [InlineData("中文标题 你好", "中文标题-你好")]
    [InlineData("أين الكتاب", "أين-الكتاب")]
    [InlineData("हिन्दी में", "हिन्दी-में")]
    [InlineData("Вопрос", "вопрос")]
    [InlineData("한국어 제목", "한국어-제목")]
    public void Slug_is_the_titles_words(string title, string slug) => Assert.Equal(slug.Normalize(), TopicSlug.Of(title));

    [Theory]
    [InlineData("😀😀", "topic")]
    [InlineData("", "topic")]
    [InlineData("???", "topic")]
    [InlineData("2026", "topic-2026")]
    [InlineData("٣٤", "topic-٣٤")]
    [InlineData("reply", "topic-reply")]
    [InlineData("Reply!", "topic-reply")]
    [InlineData("Reply to me", "reply-to-me")]
    [InlineData("2 cats", "2-cats")]
    public void Slug_can_not_be_taken_for_another_page_of_the_topic(string title, string slug) => Assert.Equal(slug, TopicSlug.Of(title));

    [Fact]
    public void Slug_of_a_category_says_so() => Assert.Equal("category", TopicSlug.Of("!!!", "category"));

    [Fact]
    public void Slug_of_a_long_title_is_cut()
    {
        var slug = TopicSlug.Of(string.Join(' ', Enumerable.Repeat("word", 60)));

        Assert.StartsWith("word-word-word", slug, StringComparison.Ordinal);
        Assert.InRange(slug.Length, 50, 62);
        Assert.Equal(60, TopicSlug.Of(new string('x', 300)).Length);
    }

    [Fact]
    public void Slug_of_whatever_title_is_clean_and_short() => Gen.String.Sample(title =>
    {
        var slug = TopicSlug.Of(WithoutHalves(title));

        Assert.NotEmpty(slug);
        Assert.InRange(slug.Length, 1, 80);
        Assert.False(slug.StartsWith('-') || slug.EndsWith('-') || slug.Contains("--", StringComparison.Ordinal));
        Assert.DoesNotContain(slug, c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '/' or '?' or '#' or '%' or '.');
        Assert.False(slug.All(char.IsDigit));
    });

    static string WithoutHalves(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
