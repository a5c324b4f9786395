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
        var (places, begun, customers, ended) = (new Dictionary<DateOnly, int>(), new List<DateOnly>(), new List<long>(), new List<(DateOnly, int, int)>());
        foreach (var spell in spells)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, spell.FirstPaid, out var isKnown);
            if (!isKnown)
            {
                place = begun.Count;
                begun.Add(spell.FirstPaid);
                customers.Add(0);
            }
            customers[place]++;
            if (spell.Churned is { } churned) ended.Add((churned, place, RetentionCurve.MonthsOf(spell, churned)));
        }
        (_begun, _customers, _ended) = ([.. begun], [.. customers], [.. ended]);
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
        for (var i = 0; i < _begun.Length; i++)
            if (_begun[i] <= day && goesOn[i] > 0) tally.AddGoingOn(RetentionCurve.MonthsOf(new Lifetime(0, _begun[i], null), day), goesOn[i]);
        return tally.Counts();
    }
}
