using Microsoft.AspNetCore.Http;
using Perennial.Client;
using Perennial.Core;
using Perennial.Core.Filters;
using Perennial.Core.Revenue;
using Perennial.Usage.Sql;

namespace Perennial.App.Engagement;

/// <summary>A funnel as it is asked for.</summary>
/// <param name="Names">Names of events, in order.</param>
/// <param name="Numbers">Of each, as the engine has them.</param>
/// <param name="Within">The longest from the first step to the last.</param>
internal sealed record FunnelAsked(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<int>> Numbers, TimeSpan Within)
{
    public const string UsualWindow = "14d";

    /// <summary>Takes steps and window as they were said; else says which of them is wrong, and why.</summary>
    /// <param name="names">Numbers of event names.</param>
    /// <param name="mayKnow">Whether the caller may be told which events ever came: who sees only some accounts may not, and nobody passes a step that they do not have.</param>
    public static (FunnelAsked? Asked, string? Field, string? Wrong) Of(IReadOnlyList<string> steps, string? within, ILookup<string, int> names, bool mayKnow)
    {
        if (steps.Count is < 2 or > FunnelQuery.MostSteps) return (null, "step", $"A funnel has two to {FunnelQuery.MostSteps} steps, each an event's name.");
        if (Window.Parse(within is { Length: > 0 } ? within : UsualWindow) is not { } window) return (null, "within", "It is a number and d, w, m, q or y, such as 14d.");
        if (!mayKnow || !steps.Any(step => !names.Contains(step))) return (new(steps, [.. steps.Select(step => names[step].ToList())], TimeSpan.FromDays(window.Days)), null, null);
        var unknown = steps.First(step => !names.Contains(step));
        var meant = Nearness.Nearest(unknown, [.. names.Select(n => n.Key)]);
        return (null, "step", $"No event '{unknown}' ever came.{(meant is null ? "" : $" Did you mean '{meant}'?")}");
    }

    /// <summary>The steps of an address, in order.</summary>
    public static List<string> Steps(IQueryCollection query) => [.. query["step"].OfType<string>().Select(s => s.Trim()).Where(s => s.Length > 0)];

    /// <summary>Each step with its part of the first and of the one before.</summary>
    public IReadOnlyList<FunnelStep> Shares(IReadOnlyList<long> people) => [.. Names.Select((step, i) => new FunnelStep(step, people[i], Share(people[i], people[0]), i == 0 ? null : Share(people[i], people[i - 1])))];

    private static decimal? Share(long part, long whole) => whole == 0 ? null : (decimal)part / whole;
}
