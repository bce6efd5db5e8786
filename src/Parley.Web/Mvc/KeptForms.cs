using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Parley.Domain.Polls;

namespace Parley.Web.Mvc;

/// <summary>Saves what was typed out of a request that goes no further.</summary>
static class KeptForms
{
    public static KeptText Of(HttpRequest request) => Of(request, PlaceOf(request.Path));

    /// <summary>The same, of a form that says where it stands.</summary>
    public static KeptText Of(HttpRequest request, string place)
    {
        var form = FormOf(request);
        return new()
        {
            Place = place,
            Title = form["title"],
            Text = form[FieldOf(place)],
            Category = Number(form["category"]),
            Tags = form[IsMoving(place) ? "target" : "tags"],
            ReplyTo = Number(form["replyTo"]),
            SeenEdits = Number(form["seenEdits"]),
            Poll = PollOf(form),
        };
    }

    static KeptPoll? PollOf(IFormCollection form)
    {
        var poll = new KeptPoll
        {
            Question = form["poll.question"],
            Choices = form["poll.choices"],
            Most = form["poll.most"],
            Until = form["poll.until"],
            Results = Enum.TryParse<PollResults>(form["poll.results"], out var results) && Enum.IsDefined(results) ? results : null,
        };
        return poll.IsTyped ? poll : null;
    }

    static IFormCollection FormOf(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? request.Form : FormCollection.Empty;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return FormCollection.Empty;
        }
    }

    // "/t/7/replies" is where a reply is sent to; "/t/7" is where it is written. What is done with a post leads back to it.
    static string PlaceOf(PathString path)
    {
        var value = path.Value ?? "/";
        if (value.Split('/') is ["", "p", var post, var page, ..])
            return page is "edit" or "bookmark" or "hiding" ? $"/p/{post}/{page}" : $"/p/{post}";

        if (value.Split('/') is ["", "t", var voted, "poll", "votes", ..])
            return $"/t/{voted}";

        if (value.Split('/') is ["", "t", var topic, "lock" or "hiding" or "addition" or "pin" or "category" or "pace" or "poll", ..] parts)
            return $"/t/{topic}/{parts[3]}";

        return value.EndsWith("/replies", StringComparison.Ordinal) ? value[..^"/replies".Length] : value;
    }

    static string FieldOf(string place) => place.Split('/') switch
    {
        ["", "p", _, "bookmark"] => "note",
        ["", "p" or "t", _, "hiding" or "lock"] => "reason",
        _ => IsMoving(place) ? "posts" : "text",
    };

    // Which replies of a topic are ticked, and the topic that they go to.
    static bool IsMoving(string place) => place.Split('/') is ["", "t", _, "replies", "move"];

    static int? Number(StringValues typed) => int.TryParse(typed, CultureInfo.InvariantCulture, out var number) ? number : null;
}
