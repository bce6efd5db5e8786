using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Parley.Web;

namespace Parley.Commands;

/// <summary>Starts to listen; where it can't, says why in one sentence.</summary>
static class Listening
{
    /// <exception cref="SettingException">One of the addresses can't be listened on anywhere.</exception>
    public static void RequireAddresses(ParleyOptions options)
    {
        foreach (var url in options.Urls.Split(';'))
        {
            if (WhatIsWrongWith(url) is { } wrong)
                throw SettingException.For("Urls", url, wrong);
        }
    }

    public static async Task StartAsync(WebApplication app, ParleyOptions options, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (Exception failure) when (CauseOf(failure) is { } cause)
        {
            throw new CommandException($"{AddressIn(failure, options)} {Why(cause)}: choose another with --urls (PARLEY_URLS).");
        }
    }

    static string? WhatIsWrongWith(string url)
    {
        if (url.StartsWith("http://unix:/", StringComparison.Ordinal))
            return null;

        if (!url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return "It must begin with http://: HTTPS is for a proxy in front of Parley.";

        return BindingAddress.Parse(url) switch
        {
            { PathBase.Length: > 0 } => "It must end with the host and the port: a forum has an address for itself.",
            { Host: "localhost", Port: 0 } => "It must have a port; for any that is free, write http://127.0.0.1:0.",
            _ => null,
        };
    }

    // Kestrel tries both addresses of localhost and gathers what came of it.
    static SocketError? CauseOf(Exception? failure) => failure switch
    {
        null or DbException => null,
        AddressInUseException => SocketError.AddressAlreadyInUse,
        SocketException refused => refused.SocketErrorCode,
        AggregateException several => several.InnerExceptions.Select(CauseOf).FirstOrDefault(cause => cause is not null),
        _ => CauseOf(failure.InnerException),
    };

    // Of several addresses only some failures name the one, and that as a number where it was given by name.
    static string AddressIn(Exception failure, ParleyOptions options)
    {
        var urls = options.Urls.Split(';');
        var named = urls.FirstOrDefault(url => failure.Message.Contains($":{BindingAddress.Parse(url).Port}:", StringComparison.Ordinal));
        return urls.Length == 1 || named is not null ? $"The address {named ?? urls[0]}" : $"One of the addresses {string.Join(", ", urls)}";
    }

    static string Why(SocketError cause) => cause switch
    {
        SocketError.AddressAlreadyInUse => "is in use by another program, perhaps by Parley itself",
        SocketError.AddressNotAvailable => "is not one that this machine has",
        SocketError.AccessDenied => "needs rights that the user that runs parley does not have (a port below 1024 often does)",
        _ => $"can't be listened on ({cause})",
    };
}
