using System.Runtime.InteropServices;
using NodaTime;
using Perennial.Core.Revenue;

namespace Perennial.Core.Voice;

/// <summary>Every version of every survey answer and ticket, added to in the order of their facts, from which a book is made as anything was known at a moment.</summary>
public sealed class VoiceLedger
{
    /// <summary>In place of a moment: all that is known.</summary>
    public const long Now = long.MaxValue;

    private readonly List<AnswerVersion> _answers = [];
    private readonly List<TicketVersion> _tickets = [];

    public long LastAnswer => _answers.Count == 0 ? 0 : _answers[^1].FactId;

    public long LastTicket => _tickets.Count == 0 ? 0 : _tickets[^1].FactId;

    public void Add(in AnswerVersion answer) => _answers.Add(answer);

    public void Add(in TicketVersion ticket) => _tickets.Add(ticket);

    /// <param name="knownAt">UTC microseconds; <see cref="Now"/> for all.</param>
    /// <param name="zone">Whose local days are counted.</param>
    /// <param name="undone">What was taken back.</param>
    /// <param name="rootOf">The account that an account is part of.</param>
    public VoiceBook At(long knownAt, DateTimeZone zone, IEnumerable<UndoneVoice> undone, Func<long, long> rootOf)
    {
        var gone = undone.Where(u => knownAt == Now || u.Until <= knownAt || u.From > knownAt).Select(u => u.Source).ToHashSet();
        var answers = InForce(_answers, knownAt, gone, static a => (a.Key, a.RecordedAt, a.Source));
        var tickets = InForce(_tickets, knownAt, gone, static t => (t.Key, t.RecordedAt, t.Source));
        var accounts = new VoiceAccounts(rootOf);
        var said = new FirstSaid();
        foreach (ref readonly var ticket in CollectionsMarshal.AsSpan(_tickets))
            if (ticket.RecordedAt <= knownAt && !gone.Contains(ticket.Source)) said.Take(ticket);
        return new(AnswerBook.Of(answers, accounts, zone), TicketBook.Of(tickets, said, accounts, zone), accounts);
    }

    private static List<T> InForce<T>(List<T> versions, long knownAt, HashSet<long> gone, Func<T, (TextKey Key, long RecordedAt, long Source)> of)
    {
        var last = new Dictionary<TextKey, int>(versions.Count);
        for (var i = 0; i < versions.Count; i++)
        {
            var (key, recordedAt, source) = of(versions[i]);
            if (recordedAt > knownAt || gone.Contains(source)) continue;
            if (!last.TryGetValue(key, out var before) || of(versions[before]).RecordedAt <= recordedAt) last[key] = i;
        }
        return [.. last.Values.Order().Select(i => versions[i])];
    }
}
