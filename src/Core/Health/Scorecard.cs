namespace Perennial.Core.Health;

/// <summary>
/// How accounts of a kind are scored. A group's points are the mean of its measures, the score the mean of its groups, each by weight. A measure without a value is
/// left out of the mean, and its weight out of the confidence; a value that went stale keeps its points, and only its weight leaves the confidence.
/// </summary>
/// <param name="Name">As people call it.</param>
/// <param name="Groups">At least one, each with at least one measure.</param>
/// <param name="Bands">Where colours begin.</param>
public sealed record Scorecard(string Name, IReadOnlyList<MeasureGroup> Groups, Bands Bands)
{
    /// <summary>Every measure with the share that it has of the score while nothing is missing.</summary>
    public IEnumerable<(MeasureGroup Group, Measure Measure, double Share)> Measures
    {
        get
        {
            var all = Groups.Sum(group => group.Weight);
            foreach (var group in Groups)
            {
                var within = group.Measures.Sum(measure => measure.Weight);
                foreach (var measure in group.Measures) yield return (group, measure, group.Weight / all * measure.Weight / within);
            }
        }
    }
}
