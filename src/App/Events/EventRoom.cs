using Perennial.Usage.Intake;

namespace Perennial.App.Events;

/// <summary>How much of calls with events is in memory at once, of all senders together: what is beyond is refused before it is read.</summary>
/// <param name="most">Bytes.</param>
/// <param name="patience">How long a call that takes more than a little may take to come.</param>
internal sealed class EventRoom(long most, TimeSpan patience)
{
    private long _taken;

    public TimeSpan Patience => patience;

    /// <exception cref="IntakeFullException">There is no room.</exception>
    public void Take(int bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= most) return;
        Give(bytes);
        throw new IntakeFullException("Too many events come at once.");
    }

    public void Give(int bytes) => Interlocked.Add(ref _taken, -bytes);
}
