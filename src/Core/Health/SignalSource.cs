namespace Perennial.Core.Health;

/// <summary>Where a signal comes from.</summary>
public enum SignalSource
{
    Revenue,
    Engagement,
    Support,
    Voice,
    Relationship,
    Outcomes,
    Onboarding,
}
