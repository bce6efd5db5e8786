using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Carries what was removed from an account to the page that comes next; sealed, so that nobody can make one up.</summary>
public sealed class RestoreNotes(Seals seals)
{
    const string Purpose = "note of a restored account";

    static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public string Seal(RestoredFactors factors) => seals.Seal(Purpose, factors, Lifetime);

    public RestoredFactors? Open(string? note) => seals.Open<RestoredFactors>(Purpose, note);
}
