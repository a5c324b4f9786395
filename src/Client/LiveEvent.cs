namespace Perennial.Client;

/// <summary>A message that came to the server lately, or a call that was refused whole.</summary>
/// <param name="Number">The later, the larger.</param>
/// <param name="At">When it came.</param>
/// <param name="Outcome"><c>taken</c>, <c>doubled</c> (its id had come before, it counts once) or <c>refused</c>.</param>
/// <param name="Status">That its call was answered with.</param>
/// <param name="Key">The name of the write key that it came by; of a key that is none its first letters; null where none was said.</param>
/// <param name="Kind"><c>track</c>, <c>identify</c> and so on; <c>message</c> where that could not be read; of a whole call its path.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Group">The account's id as it was sent.</param>
/// <param name="Name">The event's, page's or screen's name.</param>
/// <param name="Payload">Properties or traits; of what was refused the beginning of the message as it came.</param>
/// <param name="Field">The field that is wrong, where one is.</param>
/// <param name="Message">Why it was refused.</param>
public sealed record LiveEvent(long Number, DateTimeOffset At, string Outcome, int Status, string? Key, string Kind, string User, string Group, string Name, string Payload, string? Field, string? Message)
{
    /// <summary>The moment that it counts for, by the sender's clock as corrected; null of what was refused.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>The moment as it was sent.</summary>
    public string? Timestamp { get; init; }

    /// <summary>As the client made it.</summary>
    public string? MessageId { get; init; }

    /// <summary>As JSON; of a long one the beginning.</summary>
    public string? Context { get; init; }

    /// <summary>The account that it counts for; null where that is none that is known.</summary>
    public string? AccountId { get; init; }

    /// <summary>The group by which its user belongs to the account; null where the message names the account itself.</summary>
    public string? BelongsBy { get; init; }
}
