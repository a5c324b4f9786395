using System.Runtime.InteropServices;

namespace Perennial.Core.Revenue.Curves;

/// <summary>
/// Customers' first paying spells, counted once so that the retention curve can be read as of many days:
/// those that ended by the day of their end, all by the day they began.
/// </summary>
public sealed class Spells
{
    private readonly DateOnly[] _begun;
    private readonly long[] _customers;
    private readonly (DateOnly Churned, int Begun, int Month)[] _ended;

    /// <param name="spells">Each customer's first spell, with its end if it ever ended.</param>
    public Spells(IEnumerable<Lifetime> spells)
    {
        var (counts, ended) = (new Dictionary<DateOnly, long>(), new List<Lifetime>());
        foreach (var spell in spells)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, spell.FirstPaid, out _)++;
            if (spell.Churned is not null) ended.Add(spell);
        }
        _begun = [.. counts.Keys.Order()];
        _customers = [.. _begun.Select(day => counts[day])];
        _ended = [.. ended.Select(s => (s.Churned!.Value, Array.BinarySearch(_begun, s.FirstPaid), RetentionCurve.MonthsOf(s, s.Churned.Value)))];
    }

    /// <summary>As seen at the end of a day: what began later is not there, what ended later still goes on.</summary>
    public SurvivalCounts On(DateOnly day)
    {
        var (goesOn, tally) = ((long[])_customers.Clone(), new SurvivalTally());
        foreach (var (churned, begun, month) in _ended)
        {
            if (churned > day) continue;
            goesOn[begun]--;
            tally.AddEnded(month, 1);
        }
        for (var i = 0; i < _begun.Length && _begun[i] <= day; i++)
            if (goesOn[i] > 0) tally.AddGoingOn(RetentionCurve.MonthsOf(new Lifetime(0, _begun[i], null), day), goesOn[i]);
        return tally.Counts();
    }
}
