namespace Perennial.App.Accounts;

/// <summary>A product that a line of an account names, and where that was said.</summary>
public sealed record LineProduct
{
    public required string Product { get; init; }

    /// <summary>As facts name it: an import's number, a change's below zero.</summary>
    public long? Source { get; init; }
}
