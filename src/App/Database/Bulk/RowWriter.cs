using Perennial.App.Import;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
using SQLitePCL;

namespace Perennial.App.Database.Bulk;

/// <summary>
/// Writes the rows of one target as facts: finds what was said before under the same key and adds a fact only when something is new.
/// Use it inside a transaction, while holding the write gate. A dry run decides the same and remembers in temporary tables.
/// </summary>
public abstract class RowWriter : IDisposable
{
    private readonly List<Statement> _statements = [];
    private readonly Statement _dataVersion;
    private long _seenVersion = -1;

    protected RowWriter(sqlite3 database, WriteTerms terms)
    {
        Database = database;
        Terms = terms;
        Undone = new UndoneImports(database);
        _dataVersion = Prepare("pragma data_version");
    }

    /// <summary>Why the last row was refused, where that shows only against what is stored.</summary>
    public RowError? Refusal { get; protected set; }

    /// <summary>How many accounts exist only because a row named them.</summary>
    public virtual int AccountsNamed => 0;

    protected sqlite3 Database { get; }
    protected WriteTerms Terms { get; }
    protected UndoneImports Undone { get; }

    public static RowWriter For(ImportTarget target, sqlite3 database, WriteTerms terms) => target switch
    {
        ImportTarget.Accounts => new AccountWriter(database, terms),
        ImportTarget.Contacts => new ContactWriter(database, terms),
        ImportTarget.SubscriptionLines => new SubscriptionLineWriter(database, terms),
        ImportTarget.FxRates => new FxRateWriter(database, terms),
    };

    /// <summary>Call at the start of every transaction: another writer may have been here since the last one.</summary>
    public void Begin()
    {
        _dataVersion.Step();
        var version = _dataVersion.Long(0);
        _dataVersion.Reset();
        if (version == _seenVersion) return;
        _seenVersion = version;
        Undone.Load();
        Forget();
    }

    public abstract RowOutcome Write(RowBatch batch, int row);

    public virtual void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
        Undone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Drops what was remembered of other writers' rows.</summary>
    protected virtual void Forget()
    {
    }

    protected Statement Prepare(string sql)
    {
        var statement = new Statement(Database, sql);
        _statements.Add(statement);
        return statement;
    }

    protected RowOutcome Refuse(RowBatch batch, int row, string field, string? value, string message)
    {
        Refusal = new RowError(batch.Place(row), field, value, message);
        return RowOutcome.Refused;
    }
}
