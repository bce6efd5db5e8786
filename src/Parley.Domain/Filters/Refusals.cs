using Parley.Domain.Shared;

namespace Parley.Domain.Filters;

/// <summary>What a writer is told whose text a filter refuses.</summary>
public static class Refusals
{
    public static Problem Word(string field, string found) => new Problem(field, "WordRefused", found);

    public static Problem Link(string field, string domain) => new Problem(field, "LinkRefused", domain);

    public static Problem Address() => new Problem("", "AddressRefused");
}
