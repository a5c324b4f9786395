namespace Perennial.Usage.Store;

/// <summary>From which day to which somebody belonged to a group: what came without a group counts there.</summary>
public readonly record struct Belonging(int Person, int Source, DateOnly From, DateOnly To)
{
    /// <summary>
    /// Of one person's statements, in order of their moments: the last of a day holds from that day on, the first also for the time before it.
    /// </summary>
    public static IEnumerable<Belonging> Of(int person, IEnumerable<(long At, int Source)> said, LocalDays days)
    {
        Belonging? open = null;
        foreach (var day in said.GroupBy(s => days.Of(s.At)))
        {
            var (source, from) = (day.Max().Source, DateOnly.FromDayNumber(day.Key + 719_162));
            if (open is { } last && last.Source == source) continue;
            if (open is { } ended) yield return ended with { To = from };
            open = new(person, source, open is null ? DateOnly.MinValue : from, DateOnly.MaxValue);
        }
        if (open is { } stays) yield return stays;
    }
}
