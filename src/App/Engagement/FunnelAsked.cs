using System.Globalization;
using Microsoft.AspNetCore.Http;
using Perennial.Client;
using Perennial.Core;
using Perennial.Core.Engagement;
using Perennial.Core.Filters;
using Perennial.Core.Options;

namespace Perennial.App.Engagement;

/// <summary>A funnel as it is asked for.</summary>
/// <param name="Names">Names of events, in order.</param>
/// <param name="Numbers">Of each, as the engine has them.</param>
/// <param name="Within">The longest from the first step to the last.</param>
internal sealed record FunnelAsked(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<int>> Numbers, TimeSpan Within)
{
    /// <summary>Takes steps and window as they were said; else says which of them is wrong, and why.</summary>
    /// <param name="within">Null for what the option says.</param>
    /// <param name="names">Numbers of event names.</param>
    /// <param name="mayKnow">Whether the caller may be told which events ever came: who sees only some accounts may not, and nobody passes a step that they do not have.</param>
    public static (FunnelAsked? Asked, string? Field, string? Wrong) Of(IReadOnlyList<string> steps, string within, ILookup<string, int> names, bool mayKnow)
    {
        if (steps.Count is < 2 or > FunnelSteps.Most) return (null, "step", $"A funnel has two to {FunnelSteps.Most} steps, each an event's name.");
        if (FunnelSteps.DaysOf(within) is not { } days) return (null, "within", "It is a number and d, w, m, q or y, such as 14d, up to 100 years.");
        if (!mayKnow || !steps.Any(step => !names.Contains(step))) return (new(steps, [.. steps.Select(step => names[step].ToList())], TimeSpan.FromDays(days)), null, null);
        var unknown = steps.First(step => !names.Contains(step));
        var meant = Nearness.Nearest(unknown, [.. names.Select(n => n.Key)]);
        return (null, "step", $"No event '{unknown}' ever came.{(meant is null ? "" : $" Did you mean '{meant}'?")}");
    }

    /// <summary>The steps of an address, in order.</summary>
    public static List<string> Steps(IQueryCollection query) => [.. query["step"].OfType<string>().Select(s => s.Trim()).Where(s => s.Length > 0)];

    /// <summary>The window of an address, or that of the options.</summary>
    public static string WindowOf(IQueryCollection query, WorkspaceOptions options) => query["within"].ToString() is { Length: > 0 } said ? said : options["funnel-within"];

    /// <summary>Each step with its part of the first and of the one before.</summary>
    public IReadOnlyList<FunnelStep> Shares(IReadOnlyList<long> people, WorkspaceOptions options) =>
        [.. Names.Select((step, i) => new FunnelStep(step, people[i], Share(people[i], people[0]), i == 0 ? null : Share(people[i], people[i - 1]), null, InForce(options)))];

    /// <summary>Without numbers.</summary>
    public IReadOnlyList<FunnelStep> Untold(string reason, WorkspaceOptions options) => [.. Names.Select(step => new FunnelStep(step, null, null, null, reason, InForce(options)))];

    /// <summary>With the steps and the window that were asked for as the options that they stand for.</summary>
    private IReadOnlyDictionary<string, string> InForce(WorkspaceOptions options) =>
        new Dictionary<string, string>(options.InForce, StringComparer.Ordinal) { ["funnel"] = FunnelSteps.TextOf([.. Names]) ?? FunnelSteps.None, ["funnel-within"] = string.Create(CultureInfo.InvariantCulture, $"{Within.Days}d") };

    private static decimal? Share(long part, long whole) => whole == 0 ? null : (decimal)part / whole;
}
