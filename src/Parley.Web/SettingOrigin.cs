using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Parley.Web;

public enum SettingSource
{
    File,
    Environment,
    CommandLine,
}

/// <summary>Where a setting was fixed before the start, and what it is called there.</summary>
public sealed record SettingOrigin(SettingSource Source, string Name)
{
    public static string VariableOf(string setting) => $"PARLEY_{setting.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}";

    /// <summary>Of each setting that was set: the strongest place.</summary>
    public static IReadOnlyDictionary<string, SettingOrigin> Of(IConfiguration configuration)
    {
        var origins = new Dictionary<string, SettingOrigin>(StringComparer.OrdinalIgnoreCase);
        foreach (var (setting, value) in configuration.AsEnumerable())
        {
            if (value is not null && ProviderOf(configuration, setting) is { } provider)
                origins[setting] = At(provider, setting);
        }

        return origins;
    }

    static IConfigurationProvider? ProviderOf(IConfiguration configuration, string setting) =>
        (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => provider.TryGet(setting, out _));

    static SettingOrigin At(IConfigurationProvider provider, string setting) => provider switch
    {
        JsonConfigurationProvider json => new(SettingSource.File, json.Source.Path ?? "appsettings.json"),
        EnvironmentVariablesConfigurationProvider => new(SettingSource.Environment, VariableOf(setting)),
        _ => new(SettingSource.CommandLine, $"--{setting.ToLowerInvariant()}"),
    };
}
