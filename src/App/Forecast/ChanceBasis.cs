namespace Perennial.App.Forecast;

/// <summary>Where the chance of a renewal comes from.</summary>
public enum ChanceBasis
{
    /// <summary>The account's own risk of churn.</summary>
    Model,

    /// <summary>The share of past renewals, one for all.</summary>
    Pooled,

    /// <summary>The share of months after which customers left, one for all: who has no contract may leave in any of them, and those who did were never asked to renew.</summary>
    PooledMonths,

    /// <summary>The share of past renewals that were late, one for all that are late about as long.</summary>
    PooledLate,

    /// <summary>Notice was given.</summary>
    Notice,

    /// <summary>Nothing was ever due, so nothing can be said.</summary>
    None,
}
