using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>A snapshot with the scorecard that it was computed by.</summary>
public sealed record ReadSnapshot(HealthSnapshot Snapshot, ScorecardSheet Sheet, long? VersionId)
{
    public IReadOnlyList<(MeasureGroup Group, Measure Measure, SnapshotPart Part)> Parts { get; } = [.. Sheet.Card.Measures.Zip(SnapshotPart.Read(Snapshot.Parts), (measure, part) => (measure.Group, measure.Measure, part))];

    public Band? Band => BandWords.Read(Snapshot.Band);

    public double Confidence => Snapshot.ConfidenceE4 / 10_000.0;
}
