namespace Perennial.Usage.ClickHouse;

/// <summary>ClickHouse answered, and refused.</summary>
/// <param name="code">By ClickHouse's own numbers.</param>
/// <param name="message">Its reason.</param>
public sealed class ClickHouseException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;

    /// <summary>Whether it is another node that could not be reached from the one that was asked.</summary>
    public bool IsOfAnotherNode => Code is 32 or 198 or 209 or 210 or 236 or 279;
}
