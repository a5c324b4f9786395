namespace Perennial.Core.Risk;

/// <summary>
/// The slots between a day and a later one, each a calendar month from the day on: how many of them lie between, the last by its share of days, and in how many a renewal falls due.
/// </summary>
/// <param name="Slots">Whole ones and the share of the last.</param>
/// <param name="Renewals">Slots with a renewal on or before the later day.</param>
public readonly record struct Ahead(double Slots, int Renewals)
{
    /// <param name="from">The day that is known.</param>
    /// <param name="days">How far ahead; above 0.</param>
    /// <param name="renewal">The next renewal; null for none.</param>
    /// <param name="months">Months between renewals; 0 where there is only one.</param>
    public static Ahead Of(DateOnly from, int days, DateOnly? renewal, int months)
    {
        var (until, slots, renewals) = (from.AddDays(days), 0.0, 0);
        for (var slot = 1; ; slot++)
        {
            var (start, end) = (from.AddMonths(slot - 1), from.AddMonths(slot));
            if (start >= until) return new(slots, renewals);
            var last = end < until ? end : until;
            slots += (last.DayNumber - start.DayNumber) / (double)(end.DayNumber - start.DayNumber);
            if (IsDue(start, last, renewal, months)) renewals++;
        }
    }

    /// <summary>Whether a renewal falls due after a day, up to and with another.</summary>
    public static bool IsDue(DateOnly after, DateOnly until, DateOnly? renewal, int months)
    {
        if (renewal is not { } first) return false;
        if (months <= 0) return first > after && first <= until;
        var passed = Math.Max(0, ((after.Year - first.Year) * 12 + after.Month - first.Month) / months - 1);
        for (var next = first.AddMonths(passed * months); next <= until; next = first.AddMonths(++passed * months))
            if (next > after) return true;
        return false;
    }
}
