using Perennial.App.Shell;

namespace Perennial.App.Signals;

/// <summary>What CSMs think of accounts.</summary>
/// <param name="said">From who keeps it; null where nobody does.</param>
internal sealed class SentimentSignals(SentimentOn? said = null) : ISignalSource
{
    private const string Id = "sentiment";

    public IReadOnlyList<string> Tells { get; } = [Id];

    public async Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        if (said is null) asked.Leave("Nothing keeps what CSMs think of accounts.", Id);
        else
            foreach (var day in asked.Days) Fill(asked, day, await said(day.Day, asked.AsKnown, cancellation));
    }

    private static void Fill(SignalQuestion asked, SignalDay day, IReadOnlyDictionary<long, EnteredSentiment> sentiments)
    {
        if (sentiments.Count == 0) day.Table.Leave(Id, $"Nobody had entered a sentiment by {Format.Iso(day.Day)}.");
        var (values, ages) = (day.Column(), day.Ages());
        foreach (var (account, (value, on, reason, author)) in sentiments)
        {
            if (day.Table.Find(asked.Known.Merged.Root(account)) is not (>= 0 and var i) || ages[i] > on) continue;
            (values[i], ages[i]) = ((float)value, on);
            asked.Notes?.Say(Id, $"{SignalWords.Number(value)} of 5, entered by {author} on {SignalWords.Day(on)}: {reason}");
        }
        day.Table.Set(Id, values, ages);
    }
}
