using Perennial.App.Shell;
using Perennial.App.Voice;
using Perennial.Core.Voice;

namespace Perennial.App.Signals;

/// <summary>What accounts answered last to surveys.</summary>
internal sealed class AnswerSignals(WorkspaceVoice voice) : ISignalSource
{
    private const string Trend = "nps-trend", Since = "days-since-answer";

    private static readonly (string Signal, Instrument Instrument)[] _last = [("nps-last", Instrument.Nps), ("csat-last", Instrument.Csat), ("ces-last", Instrument.Ces2)];

    public IReadOnlyList<string> Tells { get; } = [.. _last.Select(l => l.Signal), Trend, Since];

    public Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        var book = voice.At(asked.Options.TimeZone, asked.Known.At);
        if (book.Answers.Count == 0) asked.Leave("No survey answer is known.", Since);
        foreach (var (signal, instrument) in _last)
            if (book.Answers.KindOf(instrument) < 0) asked.Leave($"No answer to {instrument} is known.", instrument == Instrument.Nps ? [signal, Trend] : [signal]);
        foreach (var day in asked.Days)
        {
            var owners = OwnersOf(day, book);
            if (book.Answers.Count > 0) FillSince(asked, day, book, owners);
            foreach (var (signal, instrument) in _last)
                if (book.Answers.KindOf(instrument) >= 0) FillLast(asked, day, book, owners, signal, instrument);
        }
        return Task.CompletedTask;
    }

    /// <summary>The book's number of each account of the day; -1 for who is not in it.</summary>
    internal static int[] OwnersOf(SignalDay day, VoiceBook book) => Array.ConvertAll(day.Table.Accounts, account => book.Accounts.Find(account) ?? -1);

    private static void FillSince(SignalQuestion asked, SignalDay day, VoiceBook book, int[] owners)
    {
        var (values, last) = (day.Column(), book.Answers.LastDayBy(day.Day, book.Accounts.Count));
        for (var i = 0; i < values.Length; i++)
        {
            var on = owners[i] >= 0 ? last[owners[i]] : -1;
            if (on >= 0) values[i] = day.Day.DayNumber - on;
            asked.Notes?.Say(Since, on >= 0 ? $"The last answer came on {SignalWords.Day(on)}." : $"Nobody had answered by {Format.Iso(day.Day)}.");
        }
        day.Table.Set(Since, values);
    }

    private static void FillLast(SignalQuestion asked, SignalDay day, VoiceBook book, int[] owners, string signal, Instrument instrument)
    {
        var last = book.Answers.LastBy(instrument, day.Day, book.Accounts.Count);
        var before = instrument == Instrument.Nps ? book.Answers.YearBeforeBy(instrument, last) : null;
        var (values, ages, trend) = (day.Column(), day.Ages(), day.Column());
        for (var i = 0; i < values.Length; i++)
        {
            if (owners[i] < 0 || last[owners[i]] is not { } answer)
            {
                foreach (var untold in before is null ? [signal] : (string[])[signal, Trend]) asked.Notes?.Say(untold, $"Nobody had answered {instrument} by {Format.Iso(day.Day)}.");
                continue;
            }
            (values[i], ages[i]) = ((float)answer.Mean, answer.Day);
            asked.Notes?.Say(signal, answer.N == 1 ? $"{SignalWords.Number((double)answer.Mean)} of {instrument.Most:0.##} on {SignalWords.Day(answer.Day)}." : $"{SignalWords.Number((double)answer.Mean)} of {instrument.Most:0.##}, the mean of {answer.N} answers on {SignalWords.Day(answer.Day)}.");
            if (before?[owners[i]] is { N: > 0 } year) trend[i] = (float)(answer.Mean - year.Sum / year.N);
            if (before is not null) asked.Notes?.Say(Trend, before[owners[i]] is { N: > 0 } known ? $"{SignalWords.Number((double)answer.Mean)} on {SignalWords.Day(answer.Day)}, {SignalWords.Number((double)(known.Sum / known.N))} in the mean of {SignalWords.Many(known.N, "answer")} in the year before." : $"{SignalWords.Number((double)answer.Mean)} on {SignalWords.Day(answer.Day)}, and no answer in the year before.");
        }
        day.Table.Set(signal, values, ages);
        if (before is not null) day.Table.Set(Trend, trend, ages);
    }
}
