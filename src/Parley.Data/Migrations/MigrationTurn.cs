namespace Parley.Data.Migrations;

/// <summary>Held by the one program that migrates a database; disposing it lets the next one look whether anything is left to do.</summary>
public sealed class MigrationTurn(Func<ValueTask> giveBack) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => giveBack();
}
