namespace Perennial.Core.Health;

/// <summary>A scorecard with what it is for.</summary>
/// <param name="Score">Key of the score that it makes, such as <c>overall</c> or <c>product</c>: small letters, digits and hyphens.</param>
/// <param name="Segment">The only segment that it is for; null for all.</param>
/// <param name="Phase">The only lifecycle phase that it is for; null for all.</param>
/// <param name="Card">How it is scored.</param>
public sealed record ScorecardSheet(string Score, string? Segment, string? Phase, Scorecard Card)
{
    /// <summary>The score that lists show and band changes are told of.</summary>
    public const string Overall = "overall";

    /// <summary>Before the key of another score that a scorecard weighs in place of a signal.</summary>
    public const string ScorePrefix = "score:";

    /// <summary>Before the key of a custom field with numbers.</summary>
    public const string FieldPrefix = "field:";

    /// <summary>Whether it weighs other scores.</summary>
    public bool WeighsScores => Card.Measures.Any(measure => measure.Measure.Signal.StartsWith(ScorePrefix, StringComparison.Ordinal));

    /// <summary>How narrowly it says whom it is for: of two that fit an account the higher applies.</summary>
    public int Narrowness => (Segment is null ? 0 : 2) + (Phase is null ? 0 : 1);

    public bool Fits(string? segment, string? phase) =>
        (Segment is null || string.Equals(Segment, segment, StringComparison.OrdinalIgnoreCase)) && (Phase is null || string.Equals(Phase, phase, StringComparison.OrdinalIgnoreCase));
}
