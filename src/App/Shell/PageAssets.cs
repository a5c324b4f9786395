using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Perennial.App.Shell;

/// <summary>Tells pages the fingerprinted address of each asset, so that <c>@Assets["dist/app.css"]</c> may be kept by a browser for ever.</summary>
internal static class PageAssets
{
    /// <summary>Routes mapped on the result know the assets that were mapped before.</summary>
    public static IEndpointRouteBuilder MapPagesWithAssets(this IEndpointRouteBuilder app)
    {
        var assets = app.DataSources.SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            .Where(asset => asset.Selectors.Count == 0 && asset.Properties.Any(p => p.Name == "fingerprint"))
            .Select(asset => new ResourceAsset(asset.Route, [.. asset.Properties.Select(p => new ResourceAssetProperty(p.Name, p.Value))]));
        return app.MapGroup("").WithMetadata(new ResourceAssetCollection([.. assets]));
    }
}
