using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Search;

/// <summary>Words of many languages are found on every database.</summary>
public sealed class LanguageSearchTests(ForumApp app) : ForumTest(app)
{
    public static TheoryData<string, string, string> Examples => new()
    {
        { "Chinese, two characters", "我家的台灯一直在闪烁，换了灯泡也没有用。", "台灯" },
        { "Chinese, one character", "昨天我在花园里看见一只猫。", "猫" },
        { "Chinese, a longer word", "全文搜索引擎的原理很有意思。", "搜索引擎" },
        { "Chinese, two words", "全文搜索引擎的原理很有意思。", "引擎 原理" },
        { "Chinese beside Latin", "请问C++编程怎么入门？", "编程" },
        { "Japanese, kanji", "東京都の図書館で本を借りました。", "図書館" },
        { "Japanese, kana", "コーヒーメーカーが壊れました。", "コーヒー" },
        { "Japanese, half width", "ﾌﾟﾛｸﾞﾗﾐﾝｸﾞを勉強しています。", "プログラミング" },
        { "Korean with an ending", "서울에서 커피를 마셨습니다.", "커피" },
        { "Thai", "วันนี้อากาศร้อนมากในกรุงเทพ", "อากาศ" },
        { "Arabic without its vowels", "ذَهَبَ الوَلَدُ إلى المَدْرَسَةِ اليوم", "المدرسة" },
        { "Arabic alef", "أحمد يقرأ كتابا", "احمد" },
        { "Russian inflected", "Вчера я купил новые лампы для кухни.", "лампа" },
        { "Russian yo", "Ёлка стоит в углу.", "елка" },
        { "German umlaut", "Die Straßenlaterne flackert über den Dächern.", "dachern" },
        { "German sharp s", "Die Straßenlaterne flackert.", "STRASSENLATERNE" },
        { "French accents", "Le café est fermé en été.", "cafe ferme" },
        { "Greek", "Η Οδύσσεια του Ομήρου", "οδυσσεια" },
        { "English inflected", "The lamps were flickering all night.", "lamp flicker" },
        { "Full width", "Ｐａｒｌｅｙ works", "parley" },
        { "Snake case, whole", "Call get_user_name first.", "get_user_name" },
        { "Snake case, a part", "Call get_user_name first.", "user" },
        { "Camel case, whole", "Use the RigidBody component.", "rigidbody" },
        { "Camel case, a part", "Use the RigidBody component.", "rigid" },
        { "Scope", "Derives from Urho3D::Component here.", "Urho3D::Component" },
        { "Scope, a part", "Derives from Urho3D::Component here.", "component" },
        { "Hindi", "मुझे हिंदी किताबें पसंद हैं", "हिंदी" },
        { "Emoji beside words", "😀lantern😀 is lit", "lantern" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Text_is_found(string what, string text, string query)
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        await App.TopicAsync(member, category, "An example", text);
        await App.RunJobsAsync();

        var page = await App.NewVisitor().GetAsync("/search?q=" + Uri.EscapeDataString($"{query} author:{member.Name}"));

        Assert.True(page.Texts(".search-hit").Count == 1, $"{what}: {page.Text}");
        Assert.DoesNotContain("No post has all", page.Text, StringComparison.Ordinal);
        Assert.True(page.Has(".search-hit .excerpt mark"), what);
    }
}
