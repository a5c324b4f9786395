using Perennial.App.Features;

namespace Perennial.App.Engagement;

/// <summary>One feature: how many of those who have it use it, all together and by segment.</summary>
/// <param name="People">Distinct people who used it.</param>
/// <param name="Have">Accounts that have it.</param>
/// <param name="Used">Of those, the ones in which somebody used it.</param>
/// <param name="BySegment">In the order of the view's segments.</param>
public sealed record AdoptionRow(Feature Feature, long People, long Have, long Used, IReadOnlyList<(long Have, long Used)> BySegment)
{
    public decimal? Share => Have == 0 ? null : (decimal)Used / Have;
}
