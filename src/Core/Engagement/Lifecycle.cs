using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement;

/// <summary>
/// People of one period: <paramref name="New"/> did something for the first time ever, <paramref name="Returning"/> also in the period before, <paramref name="Resurrecting"/> earlier and not in the period before;
/// <paramref name="Dormant"/> did in the period before and not in this one. The first three are all who were active; active before less dormant plus new plus resurrecting is active now.
/// </summary>
public readonly record struct Lifecycle(Period Period, long New, long Returning, long Resurrecting, long Dormant)
{
    public long Active => New + Returning + Resurrecting;
}
