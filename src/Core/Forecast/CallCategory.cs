namespace Perennial.Core.Forecast;

/// <summary>What somebody who knows the customer says of a renewal.</summary>
public enum CallCategory
{
    /// <summary>It will renew.</summary>
    Commit,

    /// <summary>It will renew if all goes well.</summary>
    BestCase,

    /// <summary>It may well be lost.</summary>
    AtRisk,

    /// <summary>It is lost.</summary>
    Lost,
}
