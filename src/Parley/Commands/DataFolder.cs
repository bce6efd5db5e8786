using Parley.Web;

namespace Parley.Commands;

static class DataFolder
{
    /// <exception cref="CommandException">It can't be made; the message says what is in the way.</exception>
    public static void Make(ParleyOptions options)
    {
        var folder = Path.GetFullPath(options.Data);
        if (File.Exists(folder))
            throw new CommandException($"The data folder '{folder}' is a file: name a folder with --data (PARLEY_DATA).");

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                $"The data folder '{folder}' can't be made: let the user that runs parley make it, or name another with --data (PARLEY_DATA).");
        }
    }
}
