using NodaTime;
using Perennial.Core;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Voice;

/// <summary>Answers and tickets for tests of formulas, without a store.</summary>
internal sealed class VoiceWorld
{
    public static Period March { get; } = new(new(2024, 3, 1), new(2024, 4, 1));

    private readonly VoiceLedger _ledger = new();
    private long _facts;

    public DateOnly Horizon { get; init; } = new(2024, 12, 31);

    public VoiceWorld Answer(long account, Instrument instrument, int score, string at = "2024-03-10", string? key = null, string? phase = null, long recordedAt = 0, long source = 0)
    {
        _facts++;
        _ledger.Add(new AnswerVersion { FactId = _facts, Key = TextKey.Of(key ?? $"a{_facts}"), Account = account, Instrument = instrument, ScoreE4 = score * Instrument.E4, At = Moment(at), Phase = phase, RecordedAt = recordedAt, Source = source });
        return this;
    }

    public VoiceWorld Answers(long account, Instrument instrument, params int[] scores)
    {
        foreach (var score in scores) Answer(account, instrument, score);
        return this;
    }

    public VoiceWorld Ticket(long account, string opened, string? solved = null, int contacts = TicketVersion.Unknown, string? reopened = null, int reopens = TicketVersion.Unknown, long handling = TicketVersion.Unknown, long response = TicketVersion.Unknown, bool escalated = false, int rating = 0, string? key = null, long recordedAt = 0)
    {
        _facts++;
        _ledger.Add(new TicketVersion
        {
            FactId = _facts,
            Key = TextKey.Of(key ?? $"t{_facts}"),
            Account = account,
            Opened = Moment(opened),
            Solved = solved is null ? null : Moment(solved),
            Reopened = reopened is null ? null : Moment(reopened),
            Reopens = reopens,
            Contacts = contacts,
            HandlingSeconds = handling,
            ResponseSeconds = response,
            ResolutionSeconds = TicketVersion.Unknown,
            IsEscalated = escalated,
            RatingE4 = rating * Instrument.E4,
            RecordedAt = recordedAt,
        });
        return this;
    }

    public VoiceBook Book(long knownAt = VoiceLedger.Now, string zone = "UTC", params UndoneVoice[] undone) => _ledger.At(knownAt, DateTimeZoneProviders.Tzdb[zone], undone, account => account);

    public Parts Parts(string metric, long? account = null, Period? period = null, VoiceBook? book = null, IEnumerable<long>? slice = null, params (string Name, string Value)[] options)
    {
        var known = book ?? Book();
        var voice = new VoiceSlice(known, slice ?? Enumerable.Range(0, known.Accounts.Count).Select(known.Accounts.IdOf), Horizon);
        return MetricCatalog.Find(metric)!.OfVoice!(new VoiceInputs(period ?? March, options.Aggregate(WorkspaceOptions.Default, (all, o) => all.With(o.Name, o.Value)), voice, account));
    }

    public Figure Figure(string metric, long? account = null, Period? period = null, VoiceBook? book = null, params (string Name, string Value)[] options) => Perennial.Core.Figure.Of(Parts(metric, account, period, book, null, options));

    private static DayOrInstant Moment(string at) => DayOrInstant.Parse(System.Text.Encoding.UTF8.GetBytes(at.Length == 10 ? at : at.Replace(' ', 'T') + ":00.000000Z"));
}
