using Microsoft.Extensions.Localization;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Commands;

static class Sentences
{
    /// <summary>The forms' own sentences, on one line.</summary>
    public static string Of(IServiceProvider services, IReadOnlyList<Problem> problems) => string.Join(
        " ", new FormProblems(problems, services.GetRequiredService<IStringLocalizer<Web.Features.Accounts.Words>>()).All.Select(problem => problem.Sentence));
}
