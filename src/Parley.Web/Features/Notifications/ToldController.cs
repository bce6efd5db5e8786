using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Categories;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

/// <summary>Tells the page's script who will be told, while the text is written.</summary>
[MembersOnly]
public sealed class ToldController : Controller
{
    [HttpPost("/told")]
    public IActionResult Show(string? text, long? topic, long? category)
    {
        if (text?.Length > PostText.LongestLength)
            return StatusCode(413);

        var place = new WritingPlace(topic is { } id ? new TopicId(id) : null, category is { } number ? new CategoryId(number) : null);
        return ViewComponent("Told", new { text, place });
    }
}
