using Perennial.App.Import;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
namespace Perennial.App.Database.Bulk;

/// <summary>
/// Writes the rows of one target as facts: finds what was said before under the same key and adds a fact only when something is new.
/// Use it inside a transaction, while holding the write gate. A dry run decides the same and remembers in temporary tables.
/// </summary>
public abstract class RowWriter : IDisposable
{
    private readonly List<Statement> _statements = [];
    private long _turn = -1;

    protected RowWriter(StoreConnection connection, WriteTerms terms)
    {
        Connection = connection;
        Terms = terms;
        Undone = new UndoneSources(connection);
        Merges = new Merges(connection);
    }

    /// <summary>Why the last row was refused, where that shows only against what is stored.</summary>
    public RowError? Refusal { get; protected set; }

    /// <summary>How many accounts exist only because a row named them.</summary>
    public virtual int AccountsNamed => 0;

    /// <summary>The change that the rows belong to, when they are no import's.</summary>
    public ChangeBook? Change { get; init; }

    protected StoreConnection Connection { get; }
    protected WriteTerms Terms { get; }
    protected UndoneSources Undone { get; }
    private protected Merges Merges { get; }

    /// <summary>Where a fact comes from: the import's number, or the change's below zero.</summary>
    protected long? Source => Terms.ImportId ?? Change?.Source;

    public static RowWriter For(ImportTarget target, StoreConnection connection, WriteTerms terms, ChangeBook? change) => target switch
    {
        ImportTarget.Accounts => new AccountWriter(connection, terms) { Change = change },
        ImportTarget.Contacts => new ContactWriter(connection, terms) { Change = change },
        ImportTarget.SubscriptionLines => new SubscriptionLineWriter(connection, terms) { Change = change },
        ImportTarget.FxRates => new FxRateWriter(connection, terms) { Change = change },
        ImportTarget.Contracts => new ContractWriter(connection, terms) { Change = change },
        ImportTarget.Products => new ProductWriter(connection, terms) { Change = change },
        ImportTarget.SurveyAnswers => new SurveyAnswerWriter(connection, terms) { Change = change },
        ImportTarget.Tickets => new TicketWriter(connection, terms) { Change = change },
        ImportTarget.Events => throw new InvalidOperationException("Events do not lie in these tables."),
    };

    /// <summary>Call at the start of every transaction: another writer may have been here since the last one.</summary>
    /// <param name="turn">The gate's turn now.</param>
    public void Begin(long turn)
    {
        var alone = turn == _turn + 1;
        _turn = turn;
        if (alone) return;
        Undone.Load();
        Merges.Load();
        Forget();
    }

    public abstract RowOutcome Write(RowBatch batch, int row);

    /// <summary>Takes note of a row that an earlier run of the same file wrote.</summary>
    public virtual void Recall(RowBatch batch, int row)
    {
    }

    public virtual void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
        Undone.Dispose();
        Merges.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Drops what was remembered of other writers' rows.</summary>
    protected virtual void Forget()
    {
    }

    protected Statement Prepare(string sql)
    {
        var statement = Connection.Prepare(sql);
        _statements.Add(statement);
        return statement;
    }

    protected RowOutcome Refuse(RowBatch batch, int row, string field, string? value, string message)
    {
        Refusal = new RowError(batch.Place(row), field, value, message);
        return RowOutcome.Refused;
    }
}
