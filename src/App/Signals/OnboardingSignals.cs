using Perennial.App.Shell;

namespace Perennial.App.Signals;

/// <summary>How long accounts have been in onboarding, from what was said of their phase.</summary>
internal sealed class OnboardingSignals : ISignalSource
{
    public IReadOnlyList<string> Tells { get; } = ["days-in-onboarding"];

    public Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        foreach (var day in asked.Days)
        {
            var values = day.Column();
            for (var i = 0; i < values.Length; i++)
            {
                var since = day.Said.OnboardingSince[day.Of[i]];
                if (since == AccountStates.NoDay)
                {
                    asked.Notes?.Say("days-in-onboarding", $"It is not in the phase Onboarding on {Format.Iso(day.Day)}.");
                    continue;
                }
                values[i] = day.Day.DayNumber - since;
                asked.Notes?.Say("days-in-onboarding", $"In the phase Onboarding since {Format.Iso(DateOnly.FromDayNumber(since))}.");
            }
            day.Table.Set("days-in-onboarding", values);
        }
        return Task.CompletedTask;
    }
}
