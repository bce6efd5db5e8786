using System.Globalization;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using Parley.Web;
using Parley.Web.Features.Admin;
using Xunit;

namespace Parley.ArchitectureTests;

/// <summary>Settings that the browser offers: that they are there, explained, and nobody holds on to an old state of them.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void Each_offered_setting_is_one_and_is_offered_once()
    {
        Assert.All(OfferedSettings.All, setting => Assert.Contains(setting.Name, SettingPath.All));
        Assert.Equal(OfferedSettings.All.Count, OfferedSettings.All.DistinctBy(setting => setting.Name).Count());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Each_offered_setting_has_its_name_and_an_explanation(string language)
    {
        var words = new ResourceManager(typeof(Words)).GetResourceSet(new CultureInfo(language), createIfNotExists: true, tryParents: language == "en")!;

        Assert.All(OfferedSettings.All, setting =>
        {
            Assert.False(string.IsNullOrWhiteSpace(words.GetString($"Setting.{setting.Key}")), setting.Key);
            Assert.False(string.IsNullOrWhiteSpace(words.GetString($"Setting.{setting.Key}.Hint")), setting.Key);
        });
    }

    [Fact]
    public void Numbers_and_switches_are_of_their_type() => Assert.All(OfferedSettings.All, setting =>
        Assert.Equal(
            setting.Kind switch
            {
                SettingKind.Number => typeof(int),
                SettingKind.Switch => typeof(bool),
                SettingKind.Choice when setting.Name == "Registration:Mode" => typeof(RegistrationMode),
                _ => typeof(string),
            },
            SettingPath.TypeOf(setting.Name)));

    /// <summary>It would keep the settings of its own beginning: see <see cref="CurrentSettings"/>.</summary>
    [Fact]
    public void Nothing_that_lives_as_long_as_the_program_holds_on_to_settings()
    {
        var services = new ServiceCollection().AddLogging().AddParley(new ParleyOptions { Database = "sqlite:unused.db" });

        var holders = services
            .Where(service => service is { Lifetime: ServiceLifetime.Singleton, IsKeyedService: false, ImplementationType: not null })
            .Where(service => service.ImplementationType!.GetConstructors()
                .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(ParleyOptions))))
            .Select(service => service.ImplementationType!.Name);
        Assert.Empty(holders);
        Assert.Equal(ServiceLifetime.Scoped, services.Single(service => service.ServiceType == typeof(ParleyOptions)).Lifetime);
    }
}
