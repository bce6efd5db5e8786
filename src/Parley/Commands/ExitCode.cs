namespace Parley.Commands;

static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;

    // A command line or a setting that is wrong by its form.
    public const int WrongUse = 2;

    // As a shell counts it: 128 and the signal's number.
    public const int Interrupted = 130;
}
