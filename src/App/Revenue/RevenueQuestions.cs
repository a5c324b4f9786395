using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Perennial.App.Settings;
using Perennial.App.Shell;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.App.Revenue;

/// <summary>Reads a question from a query string: <c>at, window | from, to, grain; filter, segment, owner, billedIn, asKnown, option</c>.</summary>
public sealed class RevenueQuestions(WorkspaceSettings settings, TimeProvider clock)
{
    public async Task<(RevenueQuestion? Question, ProblemPlace? Problem)> ReadAsync(IQueryCollection query, CancellationToken cancellation)
    {
        var options = await settings.InForceAsync(cancellation);
        try
        {
            foreach (var chosen in query["option"])
            {
                var parts = (chosen ?? "").Split('=', 2);
                if (parts.Length != 2) return Wrong("option", $"'{chosen}' is not NAME=VALUE.");
                options = options.With(parts[0].Trim(), parts[1].Trim());
            }
        }
        catch (UnknownOptionException refused)
        {
            return Wrong("option", refused.Message);
        }

        var places = new List<ProblemPlace>();
        var question = new RevenueQuestion
        {
            Options = options,
            Today = TodayIn(options),
            At = Day(query, "at", places),
            Window = WindowOf(query, places),
            From = Day(query, "from", places),
            To = Day(query, "to", places),
            Grain = GrainOf(query, places),
            Segment = Text(query, "segment"),
            Filter = Text(query, "filter"),
            Owner = Text(query, "owner"),
            BilledIn = Text(query, "billedIn"),
            AsKnown = Day(query, "asKnown", places),
        };
        if (places.Count > 0) return (null, places[0]);
        if (question.From is null != question.To is null) return Wrong(question.From is null ? "from" : "to", "from and to go together.");
        if (question.IsSeries && (question.At is not null || question.Window is not null)) return Wrong("at", "Give either at and window, or from, to and grain.");
        if (question.IsSeries && question.From >= question.To) return Wrong("to", "to is exclusive and must be after from.");
        if (question.IsSeries && Period.Split(question.From!.Value, question.To!.Value, question.Grain).Count > 5000) return Wrong("grain", "More than 5,000 periods; take a coarser grain.");
        return (question, null);
    }

    public DateOnly TodayIn(WorkspaceOptions options) => DayOrInstant.Of(clock.GetUtcNow()).In(DateTimeZoneProviders.Tzdb[options.TimeZone]);

    private static (RevenueQuestion?, ProblemPlace?) Wrong(string field, string message) => (null, new ProblemPlace(message, Field: field));

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static DateOnly? Day(IQueryCollection query, string name, List<ProblemPlace> places)
    {
        if (Text(query, name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2999) return day;
        places.Add(new($"'{text}' is not a day such as 2024-03-01 (from 1900 to 2999).", Field: name));
        return null;
    }

    private static Window? WindowOf(IQueryCollection query, List<ProblemPlace> places)
    {
        if (Text(query, "window") is not { } text) return null;
        if (Window.Parse(text) is { } window && window.Days <= 36_500) return window;
        places.Add(new($"'{text}' is not a window. It is a number and d, w, m, q or y, such as 12m, up to 100 years.", Field: "window"));
        return null;
    }

    private static Grain GrainOf(IQueryCollection query, List<ProblemPlace> places)
    {
        if (Text(query, "grain") is not { } text) return Grain.Month;
        if (Enum.TryParse<Grain>(text, ignoreCase: true, out var grain) && !int.TryParse(text, CultureInfo.InvariantCulture, out _)) return grain;
        places.Add(new($"'{text}' is not a grain. It is day, week, month, quarter or year.", Field: "grain"));
        return Grain.Month;
    }
}
