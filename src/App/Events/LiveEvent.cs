namespace Perennial.App.Events;

/// <summary>One message that came, or one call that was refused whole: what it said, and what became of it.</summary>
/// <param name="Number">The later, the larger; also over a restart.</param>
/// <param name="Status">That the call was answered with.</param>
/// <param name="KeyId">By which it came; null where there was no good key.</param>
/// <param name="KeyStart">The first letters of a key that is none.</param>
/// <param name="What">The kind of message in small letters; of a whole call its path.</param>
/// <param name="Payload">Properties or traits; of what was refused the beginning of the message as it came, without keys.</param>
/// <param name="Why">It was refused; null when it was not.</param>
public sealed record LiveEvent(long Number, DateTimeOffset At, int Status, long? KeyId, string? KeyStart, string What, string User, string Group, string Name, string Payload, string? Field, string? Why)
{
    /// <summary>Its id had come before: it counts once.</summary>
    public bool IsDoubled { get; init; }

    /// <summary>It names a visitor, no user.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The moment that it counts for; null where nothing was taken.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>How the message begins, of one that was taken.</summary>
    public byte[] Said { get; init; } = [];

    /// <summary>In a word, as the API has it.</summary>
    public string Outcome => Why is not null ? "refused" : IsDoubled ? "doubled" : "taken";
}
