using System.Data.Common;
using System.Net.Sockets;
using Parley.Data;
using Parley.Data.Dialects;
using Parley.Web;

namespace Parley.Commands;

/// <summary>Says in one sentence what is the matter with the database and what to do; never with the password.</summary>
static class DatabaseFailure
{
    const string Setting = "--database (PARLEY_DATABASE)";

    /// <summary>Null where the failure is none of the database's.</summary>
    public static string? Explain(Exception failure, ParleyOptions options)
    {
        var address = options.ReadDatabase();
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException db)
                return Explain(db, Dialect.Of(address), address, options);

            // A host without an address never gets as far as a driver's own exception.
            if (cause is SocketException && address.Engine != DatabaseEngine.Sqlite)
                return OfServer(DatabaseFault.Away, Dialect.Of(address).Name, address);
        }

        return null;
    }

    static string Explain(DbException failure, Dialect dialect, DatabaseAddress address, ParleyOptions options)
    {
        var explained = address.Engine == DatabaseEngine.Sqlite
            ? OfFile(dialect.FaultOf(failure), Path.GetFullPath(address.Place), options)
            : OfServer(dialect.FaultOf(failure), dialect.Name, address);
        return explained ?? $"The database {address.Place} (set with {Setting}) did not do what was asked: {failure.Message}";
    }

    static string? OfFile(DatabaseFault fault, string file, ParleyOptions options)
    {
        var another = options.Database == "sqlite" ? "name another folder with --data (PARLEY_DATA)" : $"name another file with {Setting}";
        return fault switch
        {
            DatabaseFault.Away => $"{WhyClosed(file)}, or {another}.",
            DatabaseFault.ReadOnly => $"The database file '{file}' may only be read: let the user that runs parley write to it and to its folder, or {another}.",
            DatabaseFault.Damaged => $"The file '{file}' is not an SQLite database, or it is damaged: put a backup in its place, or {another}.",
            DatabaseFault.Busy => $"Another program keeps the database file '{file}' locked: try again when it is done.",
            DatabaseFault.Full => $"There is no room left for the database file '{file}': make some on that disk.",
            _ => null,
        };
    }

    static string WhyClosed(string file)
    {
        if (Directory.Exists(file))
            return $"'{file}' is a folder, not a database file: remove it";

        var folder = Path.GetDirectoryName(file);
        return Directory.Exists(folder)
            ? $"The database file '{file}' can't be opened: let the user that runs parley read and write it and its folder"
            : $"The database file '{file}' can't be made, because there is no folder '{folder}': make that folder";
    }

    static string? OfServer(DatabaseFault fault, string engine, DatabaseAddress address)
    {
        var server = $"{engine} at {address.Place}";
        return fault switch
        {
            DatabaseFault.Away => $"{server} does not answer: see that it is running, and that host and port in {Setting} are right.",
            DatabaseFault.Refused => $"{server} does not let the user '{address.User}' in: check the user and the password in {Setting}.",
            DatabaseFault.Forbidden =>
                $"{server} does not let the user '{address.User}' work in the database '{address.Name}': give that user all rights on it, or correct {Setting}.",
            DatabaseFault.Missing => $"{server} has no database '{address.Name}': make it (CREATE DATABASE {address.Name}), or correct the name at the end of {Setting}.",
            DatabaseFault.Busy => $"{server} is too busy, or something in it is locked: try again in a while.",
            DatabaseFault.Full => $"{server} has no room left: make some on its disk.",
            _ => null,
        };
    }
}
