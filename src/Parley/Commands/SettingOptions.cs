using System.CommandLine;
using System.Text.Json;
using Parley.Web;

namespace Parley.Commands;

/// <summary>The settings that can be given on the command line; each is also PARLEY_NAME and a name in appsettings.json.</summary>
static class SettingOptions
{
    const string Prefix = "PARLEY_";

    static readonly Option<string?>[] Options =
    [
        new("--urls") { Description = "Where to listen (PARLEY_URLS) [default: http://localhost:8000]", Recursive = true },
        new("--data") { Description = "The folder of what is kept (PARLEY_DATA) [default: ./data]", Recursive = true },
        new("--database")
        {
            Description = "'sqlite', or mysql://user:password@host:port/name, or postgres://… (PARLEY_DATABASE) [default: sqlite]",
            Recursive = true,
        },
        new("--smtp") { Description = "The mail server, smtp://user:password@host:587 (PARLEY_SMTP) [default: mails become files]", Recursive = true },
    ];

    public static void AddTo(RootCommand root)
    {
        foreach (var option in Options)
            root.Options.Add(option);
    }

    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static ParleyOptions Read(ParseResult parsed) => ParleyOptions.From(Configure(new ConfigurationManager(), parsed));

    public static ConfigurationManager Configure(ConfigurationManager configuration, ParseResult parsed)
    {
        AddFile(configuration, Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
        AddFile(configuration, Path.Combine(Environment.CurrentDirectory, "appsettings.json"));
        configuration
            .AddEnvironmentVariables(Prefix)
            .AddInMemoryCollection(Options
                .Where(option => parsed.GetValue(option) is not null)
                .Select(option => KeyValuePair.Create(option.Name[2..], parsed.GetValue(option))));
        return configuration;
    }

    static void AddFile(ConfigurationManager configuration, string file)
    {
        try
        {
            configuration.AddJsonFile(file, optional: true);
        }
        catch (InvalidDataException broken)
        {
            var line = (broken.GetBaseException() as JsonException)?.LineNumber + 1;
            throw new SettingException($"The settings in '{file}' can't be read: the file is not JSON{(line is null ? "" : $" in its line {line}")}.");
        }
    }
}
