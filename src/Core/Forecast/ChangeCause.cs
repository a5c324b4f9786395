namespace Perennial.Core.Forecast;

/// <summary>Why what is expected of renewals is another amount than before.</summary>
public enum ChangeCause
{
    /// <summary>It was not in the forecast before.</summary>
    Came,

    /// <summary>It is no longer in the forecast, before its day.</summary>
    Went,

    /// <summary>Its day has come: it is decided, one way or the other.</summary>
    Settled,

    /// <summary>It is due on another day, which lies inside the days looked at, or no longer.</summary>
    DueDate,

    /// <summary>Another amount is due.</summary>
    Amount,

    /// <summary>Its chance is another.</summary>
    Chance,
}
