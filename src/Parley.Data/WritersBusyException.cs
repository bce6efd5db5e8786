using System.Data.Common;

namespace Parley.Data;

/// <summary>Others were writing for too long: this writer never got its turn, and nothing was written.</summary>
public sealed class WritersBusyException() : DbException("The database has been busy with other writers for too long.");
