using Parley.Domain.Search;
using Xunit;

namespace Parley.UnitTests.Domain.Search;

public sealed class TextAnalyserTests
{
    // Enough of a stemmer to see where it is asked.
    static readonly TextAnalyser Analyser = new(word => word.EndsWith('s') ? word[..^1] : word);

    [Theory]
    [InlineData("Two lamps", "two lamps")]
    [InlineData("snake_case", "[snake_case] snake case")]
    [InlineData("CamelCase", "[camelcase] camel case")]
    [InlineData("HTMLBody", "[htmlbody] html body")]
    [InlineData("Foo::bar", "[foo::bar] foo bar")]
    [InlineData("_private", "private")]
    [InlineData("std::", "std")]
    [InlineData("Vector3 3.14 1,000", "vector3 3.14 1,000")]
    [InlineData("end. Next", "end next")]
    [InlineData("don't ‘can’t’", "don't can't")]
    [InlineData("Crème BRÛLÉE Straße", "creme brulee strasse")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("Ｐａｒｌｅｙ ﬁne ①", "parley fine 1")]
    [InlineData("Ёлка й", "елка и")]
    [InlineData("Οδυσσεύς", "οδυσσευσ")]
    [InlineData("المَدْرَسَةِ ـــ", "المدرسه")]
    [InlineData("台灯", "<台灯> 台灯")]
    [InlineData("猫", "<猫> 猫")]
    [InlineData("搜索引擎", "<搜索引擎> 搜索 索引 引擎")]
    [InlineData("C++编程2", "c <编程> 编程 2")]
    [InlineData("コーヒー", "<コーヒー> コー ーヒ ヒー")]
    [InlineData("ｶﾞｷﾞ", "<ガギ> ガギ")]
    [InlineData("커피를", "<커피를> 커피 피를")]
    [InlineData("ไทย", "<ไทย> ไท ทย")]
    [InlineData("हिंदी", "हिंदी")]
    [InlineData("𠮷野家", "<𠮷野家> 𠮷野 野家")]
    [InlineData("😀lamp😀", "lamp")]
    [InlineData("a\ud83db\udc00c", "a b c")]
    [InlineData("a\0b", "a b")]
    [InlineData("* ' % \\ :: -", "")]
    [InlineData("", "")]
    public void Text_is_parted_into(string text, string expected) => Assert.Equal(expected, Written(text));

    [Fact]
    public void Long_word_is_cut_and_not_torn_in_a_pair()
    {
        var units = Analyser.Units(new string('a', TextAnalyser.LongestWord - 1) + "𐐷𐐷𐐷").ToList();

        Assert.Equal(TextAnalyser.LongestWord - 1, Assert.Single(units).Whole.Length);
    }

    [Fact]
    public void Units_know_their_places()
    {
        const string text = "The CamelCase 搜索引擎 end";
        var units = Analyser.Units(text).ToList();

        Assert.Equal(["The", "CamelCase", "搜索引擎", "end"], units.Select(unit => text.Substring(unit.Start, unit.Length)));
        Assert.Equal(["Camel", "Case"], units[1].Parts.Select(part => text.Substring(part.Start, part.Length)));
        Assert.Equal(["搜索", "索引", "引擎"], units[2].Parts.Select(part => text.Substring(part.Start, part.Length)));
    }

    [Fact]
    public void Words_have_their_stems()
    {
        var part = Analyser.Units("Lamps").Single().Parts[0];
        Assert.Equal(("lamps", "lamp"), (part.Text, part.Stem));
        Assert.Equal("x86s", Analyser.Units("x86s").Single().Parts[0].Stem);
    }

    static string Written(string text) => string.Join(' ', Analyser.Units(text).Select(unit => unit.Kind switch
    {
        UnitKind.Word => unit.Whole,
        UnitKind.Identifier => $"[{unit.Whole}] {string.Join(' ', unit.Parts.Select(part => part.Text))}",
        _ => $"<{unit.Whole}> {string.Join(' ', unit.Parts.Select(part => part.Text))}",
    }));
}
