namespace Perennial.App.DataQuality;

/// <summary>When a subscription that events name begins and ends, over all its lines.</summary>
/// <param name="Fact">The line that begins first.</param>
/// <param name="End">The first day after the last line; <see cref="Line.Never"/> while one runs on.</param>
internal readonly record struct SubscriptionDays(int Subscription, int Account, long Fact, int Start, int End)
{
    public static IEnumerable<SubscriptionDays> Of(QualityData data)
    {
        var found = new Dictionary<int, SubscriptionDays>();
        foreach (ref readonly var line in data.Lines.AsSpan())
        {
            if (!data.UseOf.ContainsKey(line.Subscription)) continue;
            var until = line.IsLast ? line.End : line.Until;
            if (!found.TryGetValue(line.Subscription, out var known)) found[line.Subscription] = new(line.Subscription, line.Account, line.Fact, line.Start, until);
            else found[line.Subscription] = known with { Fact = line.Start < known.Start ? line.Fact : known.Fact, Start = Math.Min(known.Start, line.Start), End = Math.Max(known.End, until) };
        }
        return found.Values;
    }
}
