using Microsoft.AspNetCore.Identity;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

public sealed class OnPasswordForgotten(UserManager<Member> members, RetrievePassword retrieve) : IJobHandler<PasswordForgotten>
{
    public async Task HandleAsync(PasswordForgotten happened, CancellationToken cancel)
    {
        if (await members.FindByEmailAsync(happened.Email) is { } member)
            await retrieve.MailLinkAsync(member, happened.Language, cancel);
    }
}
