namespace Perennial.Core.Contracts;

/// <summary>How a contract stands on a day.</summary>
public enum ContractState
{
    /// <summary>It has not begun.</summary>
    Upcoming,

    /// <summary>It runs, and notice can still be given.</summary>
    Running,

    /// <summary>It runs, and the day by which notice had to be given has come.</summary>
    PastNotice,

    /// <summary>Notice was given; it runs to the end of its term.</summary>
    Cancelled,

    /// <summary>Its last term is over.</summary>
    Ended,
}
