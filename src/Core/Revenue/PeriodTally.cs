using System.Numerics;
using System.Runtime.CompilerServices;

namespace Perennial.Core.Revenue;

/// <summary>
/// What a pass counts per boundary and per period, in 64 bits so that several lanes are added at once; emptied into 128 bits before any of them could overflow.
/// Masks are -1 for yes, so that counting subtracts them.
/// </summary>
internal sealed class PeriodTally(int periods, int boundaries)
{
    private readonly long[] _amount = new long[boundaries], _positive = new long[boundaries], _customers = new long[boundaries], _payers = new long[boundaries];
    private readonly long[] _closing = new long[periods], _kept = new long[periods], _retainedOpening = new long[periods], _retainedClosing = new long[periods], _retained = new long[periods];
    private readonly long[] _gone = new long[periods], _churnedOfOpening = new long[periods], _newAndChurned = new long[periods];
    private readonly Int128[] _amounts = new Int128[boundaries], _positives = new Int128[boundaries];
    private readonly Int128[] _closings = new Int128[periods], _kepts = new Int128[periods], _retainedOpenings = new Int128[periods], _retainedClosings = new Int128[periods];
    private long _room = long.MaxValue;

    public void Clear()
    {
        Flush();
        foreach (var counts in (ReadOnlySpan<long[]>)[_customers, _payers, _retained, _gone, _churnedOfOpening, _newAndChurned]) Array.Clear(counts);
        foreach (var sums in (ReadOnlySpan<Int128[]>)[_amounts, _positives, _closings, _kepts, _retainedOpenings, _retainedClosings]) Array.Clear(sums);
    }

    /// <summary>To be called before the amounts of one account are added.</summary>
    /// <param name="largest">No amount of the account is further from 0.</param>
    public void MakeRoomFor(long largest)
    {
        if (largest > _room) Flush();
        _room -= largest;
    }

    public void AddBoundaries(long[] amount, long[] customer)
    {
        var b = 0;
        for (; b + Vector<long>.Count <= amount.Length; b += Vector<long>.Count)
        {
            var (value, pays) = (new Vector<long>(amount, b), Vector.GreaterThan(new Vector<long>(amount, b), Vector<long>.Zero));
            Add(_amount, b, value);
            Add(_positive, b, value & pays);
            Add(_customers, b, -new Vector<long>(customer, b));
            Add(_payers, b, -pays);
        }
        for (; b < amount.Length; b++)
        {
            _amount[b] += amount[b];
            _customers[b] -= customer[b];
            if (amount[b] <= 0) continue;
            _positive[b] += amount[b];
            _payers[b]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddCohort(int p, Vector<long> opening, Vector<long> closing)
    {
        var member = Vector.GreaterThan(opening, Vector<long>.Zero);
        var retained = member & Vector.GreaterThan(closing, Vector<long>.Zero);
        Add(_closing, p, closing & member);
        Add(_kept, p, Vector.Min(opening, closing) & member);
        Add(_retainedOpening, p, opening & retained);
        Add(_retainedClosing, p, closing & retained);
        Add(_retained, p, -retained);
    }

    public void AddCohort(int p, long opening, long closing)
    {
        if (opening <= 0) return;
        _closing[p] += closing;
        _kept[p] += Math.Min(opening, closing);
        if (closing <= 0) return;
        _retainedOpening[p] += opening;
        _retainedClosing[p] += closing;
        _retained[p]++;
    }

    public void AddChurn(int p, long gone, long churnedOfOpening, long newAndChurned)
    {
        _gone[p] -= gone;
        _churnedOfOpening[p] -= churnedOfOpening;
        _newAndChurned[p] -= newAndChurned;
    }

    public void Flush()
    {
        Empty(_amount, _amounts);
        Empty(_positive, _positives);
        Empty(_closing, _closings);
        Empty(_kept, _kepts);
        Empty(_retainedOpening, _retainedOpenings);
        Empty(_retainedClosing, _retainedClosings);
        _room = long.MaxValue;
    }

    public void AddTo(ref PeriodSums sums, int p, int from, int to)
    {
        sums.Opening = _amounts[from];
        sums.Closing = _amounts[to];
        sums.OpeningCustomers = _customers[from];
        sums.ClosingCustomers = _customers[to];
        sums.CohortCustomers = _payers[from];
        sums.CohortOpening = _positives[from];
        sums.CohortClosing = _closings[p];
        sums.CohortKept = _kepts[p];
        sums.CohortRetained = _retained[p];
        sums.RetainedOpening = _retainedOpenings[p];
        sums.RetainedClosing = _retainedClosings[p];
        sums.ChurnedOfOpening = _churnedOfOpening[p];
        sums.GoneAtClose = _gone[p];
        sums.NewAndChurned = _newAndChurned[p];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(long[] sums, int at, Vector<long> values) => (new Vector<long>(sums, at) + values).CopyTo(sums, at);

    private static void Empty(long[] from, Int128[] into)
    {
        for (var i = 0; i < from.Length; i++) into[i] += from[i];
        Array.Clear(from);
    }

    public static long Largest(ReadOnlySpan<long> amounts)
    {
        long largest = 0;
        foreach (var amount in amounts) largest = Math.Max(largest, amount < 0 ? ~amount : amount);
        return largest;
    }
}
