namespace Perennial.App.DataQuality;

/// <summary>An account as the checks see it.</summary>
internal sealed class QualityAccount
{
    public required long Id { get; init; }
    public required string ExternalId { get; init; }
    public required string NameKey { get; init; }
    public required string? Domain { get; init; }
    public required string? ParentExternalId { get; init; }
    public required bool ParentIsKnown { get; init; }
    public required bool NamedOnly { get; init; }
    public required string?[]? Claims { get; init; }

    public string? Said(string claim) => Claims?[QualityData.PlaceOf(claim)];
}
