using Parley.Domain.Accounts;
using Xunit;

namespace Parley.UnitTests.Domain.Accounts;

public sealed class DeviceNameTests
{
    const string Apple = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
    const string Blink = "AppleWebKit/537.36 (KHTML, like Gecko)";

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Windows")]
    [InlineData($"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {Blink} Chrome/141.0.0.0 Safari/537.36", "Chrome", "Windows")]
    [InlineData($"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {Blink} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0", "Edge", "Windows")]
    [InlineData($"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {Apple} Version/18.5 Safari/605.1.15", "Safari", "macOS")]
    [InlineData($"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {Apple} Version/18.5 Mobile/15E148 Safari/604.1", "Safari", "iPhone")]
    [InlineData($"Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) {Apple} CriOS/141.0 Mobile/15E148 Safari/604.1", "Chrome", "iPad")]
    [InlineData($"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {Apple} FxiOS/140.0 Mobile/15E148 Safari/605.1.15", "Firefox", "iPhone")]
    [InlineData($"Mozilla/5.0 (Linux; Android 10; K) {Blink} Chrome/141.0.0.0 Mobile Safari/537.36", "Chrome", "Android")]
    [InlineData($"Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S901B) {Blink} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36", "Samsung Internet", "Android")]
    [InlineData($"Mozilla/5.0 (X11; Linux x86_64) {Blink} Chrome/141.0.0.0 Safari/537.36 OPR/125.0.0.0", "Opera", "Linux")]
    [InlineData($"Mozilla/5.0 (X11; Linux x86_64) {Blink} Chrome/141.0.0.0 Safari/537.36 Vivaldi/7.1", "Vivaldi", "Linux")]
    [InlineData($"Mozilla/5.0 (X11; Linux x86_64) {Blink} HeadlessChrome/141.0.0.0 Safari/537.36", "Chrome", "Linux")]
    [InlineData($"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {Blink} Chrome/141.0.0.0 Safari/537.36", "Chrome", "ChromeOS")]
    [InlineData($"Mozilla/5.0 (Linux; Android 12) {Blink} Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.49", "WeChat", "Android")]
    [InlineData($"Mozilla/5.0 (Phone; OpenHarmony 5.0) {Blink} Chrome/114.0 Safari/537.36 ArkWeb/4.1 Mobile HuaweiBrowser/5.0", "Huawei Browser", "HarmonyOS")]
    [InlineData("Lynx/2.9.0dev.12 libwww-FM/2.14", "Lynx", null)]
    [InlineData("curl/8.14.1", "curl", null)]
    [InlineData("Something (Windows NT 6.1)", null, "Windows")]
    [InlineData("", null, null)]
    [InlineData("<script>alert(1)</script>", null, null)]
    public void Browser_and_system_have_the_names_that_people_know(string agent, string? browser, string? system) =>
        Assert.Equal(new(browser, system), DeviceName.Of(agent));
}
