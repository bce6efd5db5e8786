using Parley.Web.Mvc;

namespace Parley.Web;

/// <summary>Which of the languages that Parley speaks this forum offers.</summary>
public sealed class LanguageOptions
{
    /// <summary>Their codes, with spaces between them.</summary>
    public string Offered { get; set; } = string.Join(' ', Languages.All.Select(language => language.Code));

    /// <summary>For who asks for none of them, and for mails to who chose none.</summary>
    public string Default { get; set; } = Languages.All[0].Code;

    public IEnumerable<(string Code, string Name)> Choices => Languages.All.Where(language => Codes.Contains(language.Code));

    string[] Codes => Offered.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool Offers(string? code) => code is not null && Codes.Contains(code);

    /// <summary>What somebody chose, as long as it is offered.</summary>
    public string Of(string? chosen) => Offers(chosen) ? chosen! : Default;

    /// <summary>Speaks a member's language until it is disposed: for what is written without a request, such as mails.</summary>
    public IDisposable Speak(string? chosen) => Languages.Speak(Of(chosen));

    internal void Validate()
    {
        var known = Languages.All.Select(language => language.Code).ToList();
        ParleyOptions.Require(
            Codes.Length > 0 && Codes.All(known.Contains), "Languages:Offered", Offered,
            new(WantedKind.Languages, $"some of {string.Join(", ", known)}, with spaces between them"));
        ParleyOptions.Require(Offers(Default), "Languages:Default", Default, new(WantedKind.Language, "one of Languages:Offered"));
    }
}
