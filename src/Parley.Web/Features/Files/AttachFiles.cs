using Microsoft.Extensions.Localization;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Files;

/// <summary>Takes the files that came with a text, and puts them to its end.</summary>
public sealed class AttachFiles(UploadFile uploadFile, ParleyOptions options, IStringLocalizer<Words> words)
{
    const string Upload = "upload";
    const string Field = SentFiles.Field;

    public async Task<AttachedFiles> AttachAsync(Viewer viewer, string? text, string? intent, IReadOnlyList<SentFile> sent, CancellationToken cancel)
    {
        var (parts, problems) = (new List<string>(), new List<Problem>());
        if (sent.Count > options.Files.MostAtOnce)
            problems.Add(new Problem(Field, "FilesTooMany", options.Files.MostAtOnce));
        if (sent.Count == 0 && intent == Upload)
            problems.Add(new Problem(Field, "FilesMissing"));

        foreach (var file in sent.Take(options.Files.MostAtOnce))
        {
            var outcome = await uploadFile.UploadAsync(viewer, file, cancel);
            if (outcome.IsDone)
                parts.Add(FileMarkdown.Of(outcome.Value));
            problems.AddRange(outcome.Problems);
        }

        return new(Join(text, parts), intent == Upload, new FormProblems(problems, words));
    }

    static string? Join(string? text, List<string> parts) =>
        parts.Count == 0 ? text : string.Join("\n\n", parts.Prepend(TypedText.Lines(text)).Where(part => part.Length > 0)) + "\n";
}

/// <summary>The text with what was put to its end, and what is wrong with the other files.</summary>
public sealed record AttachedFiles(string? Text, bool IsUploadOnly, FormProblems Problems)
{
    /// <summary>The form is shown again rather than taken: that was asked for, or not every file could be had.</summary>
    public bool WantsLook => IsUploadOnly || Problems.Any;
}
