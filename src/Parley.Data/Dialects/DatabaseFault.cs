namespace Parley.Data.Dialects;

/// <summary>What can be the matter with a database itself, as an operator would have to mend it.</summary>
public enum DatabaseFault
{
    None,

    /// <summary>Nobody answers, or the file can't be opened.</summary>
    Away,
    Busy,

    /// <summary>The user or the password is not the one.</summary>
    Refused,

    /// <summary>The user is known and may not do this.</summary>
    Forbidden,
    Missing,
    ReadOnly,
    Full,
    Damaged,
}
