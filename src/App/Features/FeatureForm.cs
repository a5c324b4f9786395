using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.App.Products;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.Usage;

namespace Perennial.App.Features;

/// <summary>The page on which a feature is defined, with what its events say.</summary>
internal sealed class FeatureForm(AppDb db, EventStore store, EventGroups groups, EventActivity activity, FeatureBook features, ProductBook products, WorkspaceSettings settings, RevenueQuestions questions)
{
    public async Task<IResult> ShowAsync(Feature? feature, FeatureDraft draft, bool look, CancellationToken cancellation)
    {
        var (wrong, preview) = look ? await LookAsync(feature, draft, cancellation) : default;
        return await PageAsync(feature, draft, wrong, preview, StatusCodes.Status200OK, cancellation);
    }

    /// <summary>Only what the events say, for a page that is there already.</summary>
    public async Task<IResult> ShowUseAsync(Feature? feature, FeatureDraft draft, CancellationToken cancellation)
    {
        var (wrong, preview) = await LookAsync(feature, draft, cancellation);
        return new RazorComponentResult<FeatureUseCard>(new { Wrong = wrong, Preview = preview });
    }

    private async Task<(FeatureBook.Wrong? Wrong, FeaturePreview? Preview)> LookAsync(Feature? feature, FeatureDraft draft, CancellationToken cancellation)
    {
        var wrong = await features.WrongAsync(db, feature, draft, cancellation);
        var options = await settings.InForceAsync(cancellation);
        return (wrong, draft.EventNames.Count > 0 && wrong is not { Field: "events", IsDoubt: false } ? await FeaturePreview.OfAsync(draft, questions.TodayIn(options), options.TimeZone, db, store, groups, activity, features, cancellation) : null);
    }

    public Task<IResult> RefuseAsync(Feature? feature, FeatureDraft draft, FeatureBook.Wrong wrong, CancellationToken cancellation) => PageAsync(feature, draft, wrong, null, StatusCodes.Status422UnprocessableEntity, cancellation);

    /// <summary>Events that came and are no feature's.</summary>
    public static async Task<IReadOnlyList<string>> OutsideAsync(FeatureBook features, CancellationToken cancellation)
    {
        var inside = features.All.SelectMany(f => f.Events).ToHashSet(StringComparer.Ordinal);
        return [.. (await features.NamesAsync(cancellation)).Select(n => n.Key).Where(name => name.Length > 0 && !inside.Contains(name)).Order(StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<IResult> PageAsync(Feature? feature, FeatureDraft draft, FeatureBook.Wrong? wrong, FeaturePreview? preview, int status, CancellationToken cancellation)
    {
        var names = (await features.NamesAsync(cancellation)).Select(n => n.Key).Where(n => n.Length > 0).Order(StringComparer.OrdinalIgnoreCase).ToList();
        var sold = (await products.SharesAsync(cancellation)).Shares.Select(s => s.Product).Concat(await db.Products.AsNoTracking().Select(p => p.ExternalId).ToListAsync(cancellation)).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase).ToList();
        return new RazorComponentResult<FeatureFormPage>(new { Feature = feature, Draft = draft, Wrong = wrong, Preview = preview, EventNames = names, ProductIds = sold }) { StatusCode = status };
    }
}
