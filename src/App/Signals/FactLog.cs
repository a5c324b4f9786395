using System.Text.Json;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Revenue;

namespace Perennial.App.Signals;

/// <summary>What facts of one kind say of signals, in the order in which they hold: read at the first question, added to as facts come.</summary>
/// <param name="workspace">Where they are.</param>
/// <param name="changed">Tells when more have come.</param>
/// <param name="newer">Facts after one, in the order of their ids.</param>
/// <param name="read">What a fact's fields say.</param>
internal sealed class FactLog<T>(Workspace workspace, FactsChanged changed, Func<AppDb, long, IAsyncEnumerable<FactLog<T>.Row>> newer, Func<JsonElement, T> read) : IDisposable
{
    private const int First = 1024;
    private readonly SemaphoreSlim _one = new(1, 1);
    private Fact[] _facts = [];
    private int _count;
    private long _last;
    private long _seen = -1;
    private int _order;

    /// <summary>A fact as it is stored.</summary>
    /// <param name="Record">What it speaks of.</param>
    /// <param name="Account">The account that this belonged to then.</param>
    public sealed record Row(long Id, long Record, long Account, DateTimeOffset EffectiveAt, DateTimeOffset RecordedAt, long? Source, string Fields);

    /// <summary>A fact as it is used. Moments are UTC microseconds; without an import or change its source is 0.</summary>
    public readonly record struct Fact(long Id, long Record, long Account, long At, long RecordedAt, long Source, T Said);

    /// <summary>Everybody's, by when each came into force.</summary>
    public async Task<ReadOnlyMemory<Fact>> AllAsync(CancellationToken cancellation) => (await InOrderAsync(cancellation)).Facts;

    /// <summary>The same, with how often their order was made anew: while that stays, later facts stand behind those that were there.</summary>
    public async Task<(ReadOnlyMemory<Fact> Facts, int Order)> InOrderAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var times = changed.Times;
            if (times != _seen) await ReadAsync(cancellation);
            _seen = times;
            return (_facts.AsMemory(0, _count), _order);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Adds behind what others may be reading.</summary>
    private async Task ReadAsync(CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var (facts, count, last, isInOrder) = (_facts, _count, _last, true);
        await foreach (var row in newer(db, _last).WithCancellation(cancellation))
        {
            using var fields = JsonDocument.Parse(row.Fields);
            if (count == facts.Length) Array.Resize(ref facts, Math.Max(First, 2 * count));
            facts[count] = new(row.Id, row.Record, row.Account, Micros.Of(row.EffectiveAt), Micros.Of(row.RecordedAt), row.Source ?? 0, read(fields.RootElement));
            isInOrder &= count == 0 || Order(facts[count - 1], facts[count]) <= 0;
            (count, last) = (count + 1, row.Id);
        }
        if (!isInOrder)
        {
            facts = facts[..count];
            Array.Sort(facts, Order);
            _order++;
        }
        (_facts, _count, _last) = (facts, count, last);
    }

    private static int Order(Fact one, Fact other) => (one.At, one.RecordedAt, one.Id).CompareTo((other.At, other.RecordedAt, other.Id));
}
