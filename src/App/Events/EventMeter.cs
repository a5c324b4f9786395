using System.Diagnostics.Metrics;
using Perennial.Usage.Intake;

namespace Perennial.App.Events;

/// <summary>What comes in, counted since the start.</summary>
internal static class EventMeter
{
    private static readonly Meter _meter = new("Perennial.Events");
    private static readonly Counter<long> _stored = _meter.CreateCounter<long>("perennial.events.stored", "events", "Messages that were taken for good");
    private static readonly Counter<long> _doubled = _meter.CreateCounter<long>("perennial.events.doubled", "events", "Messages that had come before");
    private static readonly Counter<long> _refused = _meter.CreateCounter<long>("perennial.events.refused", "events", "Messages that could not be taken");
    private static readonly Counter<long> _calls = _meter.CreateCounter<long>("perennial.events.calls", "calls", "Calls by the status they were answered with");

    public static void Note(int status, IntakeAnswer answer, int refused)
    {
        _calls.Add(1, new KeyValuePair<string, object?>("status", status));
        if (answer.Stored > 0) _stored.Add(answer.Stored);
        if (answer.Doubled > 0) _doubled.Add(answer.Doubled);
        if (refused > 0) _refused.Add(refused);
    }
}
