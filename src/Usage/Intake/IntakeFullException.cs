namespace Perennial.Usage.Intake;

/// <summary>Nothing was taken: too much waits already, or the disk takes nothing. Worth a new try in <see cref="RetryAfter"/>.</summary>
public sealed class IntakeFullException(string message, Exception? inner = null) : Exception(message, inner)
{
    public static TimeSpan RetryAfter => TimeSpan.FromSeconds(2);
}
