namespace Parley.Commands;

/// <summary>A command can't do what it was asked; the message says why and what to do.</summary>
sealed class CommandException(string message) : Exception(message);
