using System.Globalization;

namespace Perennial.App.Database.Bulk;

/// <summary>Reads what the facts of one kind of record say together, leaving out those that were taken back.</summary>
internal sealed class RecordFacts : IDisposable
{
    private readonly UndoneSources _undone;
    private readonly Statement _key, _facts;

    /// <param name="connection">Where to.</param>
    /// <param name="undone">What no longer counts.</param>
    /// <param name="kind">As its tables begin: <c>contract</c> for <c>contract_keys</c> and <c>contract_facts</c>.</param>
    /// <param name="owner">The column that says whom a fact's record belongs to.</param>
    public RecordFacts(StoreConnection connection, UndoneSources undone, string kind, string owner)
    {
        _undone = undone;
        _key = connection.Prepare($"select external_id, created_at from {kind}_keys where id = ?1");
        _facts = connection.Prepare($"select fields, {owner}, recorded_at, import_id from {kind}_facts where {kind}_id = ?1 order by effective_at, recorded_at, id");
    }

    /// <summary>A record as its facts make it. The version rises with each fact and each taking back.</summary>
    public sealed record Known(string ExternalId, long CreatedAt, FactFields State, long Owner, long UpdatedAt, long Version);

    /// <summary>Null when nothing that counts speaks of it.</summary>
    public Known? Read(long id)
    {
        var state = new FactFields();
        var (facts, undone, owner, updatedAt) = (0, 0, 0L, 0L);
        _facts.Bind(1, id);
        while (_facts.Step())
        {
            facts++;
            if (_undone.Has(_facts.LongOrNull(3)))
            {
                undone++;
                continue;
            }
            state.Apply(FactFields.Read(_facts.Utf8(0)));
            (owner, updatedAt) = (_facts.Long(1), Math.Max(updatedAt, _facts.Long(2)));
        }
        if (facts == undone) return null;
        var (externalId, createdAt) = Key(id);
        return new(externalId, createdAt, state, owner, updatedAt, 1 + facts + undone);
    }

    /// <summary>As <see cref="Read"/>; of a record that others only name, nothing but its id.</summary>
    public Known ReadOrEmpty(long id)
    {
        if (Read(id) is { } known) return known;
        var (externalId, createdAt) = Key(id);
        return new(externalId, createdAt, new FactFields(), 0, createdAt, 1);
    }

    public static long? Whole(string? canonical) => canonical is null ? null : long.Parse(canonical, CultureInfo.InvariantCulture);

    private (string ExternalId, long CreatedAt) Key(long id)
    {
        _key.Bind(1, id);
        _key.Step();
        var key = (_key.Text(0), _key.Long(1));
        _key.Reset();
        return key;
    }

    public void Dispose()
    {
        _key.Dispose();
        _facts.Dispose();
    }
}
