namespace Perennial.Client;

/// <summary>Something to log on an account's timeline.</summary>
/// <param name="Kind"><c>note</c>, <c>call</c>, <c>meeting</c> or <c>mail</c>.</param>
/// <param name="Body">Markdown, at most 50,000 characters.</param>
public sealed record NewActivity(string Kind, string Body)
{
    /// <summary>One line; needed where there is no body.</summary>
    public string? Title { get; init; }

    /// <summary>When it happened; now if not said.</summary>
    public DateTimeOffset? HappenedAt { get; init; }
    public int? Minutes { get; init; }

    /// <summary>External ids of the contacts who took part.</summary>
    public IReadOnlyList<string>? Contacts { get; init; }
}
