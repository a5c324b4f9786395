using Perennial.Usage.Events;
using Perennial.Usage.Spooling;

namespace Perennial.Usage.Ids;

/// <summary>Tells the ids that were only in memory when the last run ended, from the spool.</summary>
public static class Replay
{
    /// <param name="ids">As opened from its files.</param>
    /// <param name="folder">The spool's.</param>
    /// <param name="end">The spool's.</param>
    public static void Into(MessageIds ids, string folder, long end)
    {
        using var reader = new SpoolReader(folder);
        for (var at = ids.Durable; reader.Frame(at, end, out var frame) is { } next; at = next)
            for (var bytes = frame.Span; bytes.Length > 0; bytes = bytes[EventRecord.LengthOf(bytes)..])
                ids.Add(EventRecord.IdOf(bytes));
    }
}
