using Perennial.App.Access;
using Perennial.Core;
using Perennial.Core.Options;

namespace Perennial.App.Revenue.Options;

/// <summary>What another value of an option would make of the headline figures.</summary>
public sealed record OptionEffect(OptionDefinition Option, string Now, string Then, IReadOnlyList<OptionEffect.Row> Rows, string? Problem)
{
    private static readonly string[] Headlines = ["mrr", "nrr", "grr", "customer-churn", "quick-ratio", "trial-to-paid"];

    public sealed record Row(Metric Metric, Figure Now, string NowCurrency, Figure Then, string ThenCurrency)
    {
        public bool IsOther => Now.Value != Then.Value || NowCurrency != ThenCurrency && Metric.Unit == MetricUnit.Money;
    }

    public bool IsSame => Now == Then;
    public int Changed => Rows.Count(r => r.IsOther);

    public static async Task<OptionEffect> OfAsync(OptionDefinition option, string value, RevenueBooks books, Viewer viewer, CancellationToken cancellation)
    {
        var now = await books.OpenNowAsync(viewer, cancellation);
        var before = now.Question.Options[option.Name];
        if (option.Canonical(value) is not { } then) return new(option, before, value, [], $"'{value}' is not a value of {option.Name}. It takes {option.Values}.");
        if (then == before) return new(option, before, then, [], null);
        var other = await books.OpenAsync(now.Question with { Options = now.Question.Options.With(option.Name, then) }, viewer, cancellation);
        var rows = Headlines.Select(id => MetricCatalog.Find(id)!).Select(metric => new Row(metric, Last(now, metric), now.Timeline.Currency, Last(other, metric), other.Timeline.Currency));
        return new(option, before, then, [.. rows], null);
    }

    private static Figure Last(RevenueBook book, Metric metric) => book.Figures(metric).Last().Figure;
}
