using System.IO.Hashing;
using System.Runtime.InteropServices;
using Perennial.Usage.Events;

namespace Perennial.Usage.Store;

/// <summary>Makes batches of messages, in the workspace's days.</summary>
public sealed class BatchBuilder(UsageNames names, LocalDays days)
{
    private LocalDays _days = days;

    /// <summary>From the next message on, in the days of a zone.</summary>
    public void CountIn(string zone) => _days = new LocalDays(zone);

    public void Add(EventRecord message, UsageBatch batch)
    {
        batch.Messages++;
        var person = names.Person(message.User, message.IsAnonymous, batch);
        var source = names.Source(message.Group, batch);
        switch (message.Kind)
        {
            case EventKind.Identify:
                Tell(false, person, message, batch);
                if (!message.Name.IsEmpty) Link(names.Person(message.Name, isAnonymous: true, batch), person, message.At, batch);
                if (source != 0) batch.Members.Add((person, source, message.At));
                break;
            case EventKind.Group:
                Tell(true, source, message, batch);
                batch.Members.Add((person, source, message.At));
                break;
            case EventKind.Alias:
                Link(names.Person(message.Name, isAnonymous: true, batch), person, message.At, batch);
                Link(names.Person(message.Name, isAnonymous: false, batch), person, message.At, batch);
                break;
            default:
                Event(message, person, source, batch);
                break;
        }
    }

    private void Event(EventRecord message, int person, int source, UsageBatch batch)
    {
        var name = names.Name(message.Kind, message.Name, batch);
        var properties = message.Properties;
        batch.Rows.Add(new(message.Id, message.At, message.ReceivedAt, source, person, name, message.Count, message.Milliseconds, batch.Keep(properties), properties.Length));
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(batch.Daily, new(_days.Of(message.At), source, person, name), out _);
        sum = sum.Plus(message.Count, message.Milliseconds, message.At);
    }

    private static void Link(int before, int person, long at, UsageBatch batch)
    {
        if (before != person) batch.Links.Add((before, person, at));
    }

    private static void Tell(bool ofGroup, int number, EventRecord message, UsageBatch batch)
    {
        if (message.Properties.IsEmpty) return;
        batch.Told.Add(new(ofGroup, number, message.At, XxHash3.HashToUInt64(message.Properties), message.Properties.ToArray()));
        batch.TraitBytes += message.Properties.Length;
    }
}
