using Perennial.App.Shell.Charts;

namespace Perennial.App.Health;

/// <summary>A score's history as a chart shows it.</summary>
public static class HealthMarks
{
    private const decimal Large = 4;

    public static IReadOnlyList<Level> Levels(IReadOnlyList<HealthHistory.Step> steps) => [.. steps.Where(step => step.Snapshot.Snapshot.Points is not null).Select(step => new Level(step.Day, step.Snapshot.Snapshot.Points!.Value))];

    /// <summary>Where it changed band or moved far, with what moved it.</summary>
    public static IReadOnlyList<StepMark> Of(IReadOnlyList<HealthHistory.Step> steps)
    {
        var marks = new List<StepMark>();
        for (var i = 1; i < steps.Count; i++)
        {
            if ((steps[i - 1].Snapshot, steps[i].Snapshot) is not ({ Snapshot.Points: { } was } before, { Snapshot.Points: { } points } now)) continue;
            if (before.Band == now.Band && Math.Abs(points - was) < Large && steps[i].Joined.Count == 0) continue;
            var band = before.Band == now.Band ? "" : $" from {BandWords.Of(before.Band)} to {BandWords.Of(now.Band)}";
            marks.Add(new(steps[i].Day, points >= was ? "new" : "churn", $"{was:0} → {points:0}{band}. {steps[i].Words(2)}"));
        }
        return marks;
    }
}
