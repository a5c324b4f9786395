using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.Usage.Store;

namespace Perennial.App.Operations;

/// <summary>What watches over the server asks: whether it lives, whether it can work, and what its meters say.</summary>
internal static class WatchEndpoints
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok\n")).AllowAnonymous();
        app.MapGet("/readyz", Ready).AllowAnonymous();
    }

    /// <summary>Whether a scraper asks, which reads no pages: it says so, or brings a token and takes anything.</summary>
    public static bool IsScraped(HttpRequest request) => request.Headers.Accept.ToString() is var accept && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && (accept.Contains("openmetrics-text", StringComparison.OrdinalIgnoreCase) || accept.Contains("text/plain", StringComparison.OrdinalIgnoreCase) || (request.Headers.Authorization.Count > 0 && accept == "*/*"));

    /// <summary>For Prometheus. Figures of the whole server are for who sees every account.</summary>
    public static IResult Scrape(ServerMeters meters, EventStoreOpening opening, Viewer viewer)
    {
        if (!viewer.SeesEveryAccount) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var text = meters.Text();
        if (opening.Store is { } store)
            text += string.Create(CultureInfo.InvariantCulture, $"# HELP perennial_events_bytes_behind Taken for good and not yet to be asked for\n# TYPE perennial_events_bytes_behind gauge\nperennial_events_bytes_behind {store.BytesBehind}\n# HELP perennial_events_message_ids Message ids that ever counted\n# TYPE perennial_events_message_ids gauge\nperennial_events_message_ids {store.Ids}\n");
        return Results.Text(text, "text/plain; version=0.0.4; charset=utf-8");
    }

    private static async Task<IResult> Ready(Workspace workspace, EventStoreOpening opening, CancellationToken cancellation)
    {
        var why = opening.Store?.Trouble;
        try
        {
            await Task.Run(() => Ask(workspace), cancellation).WaitAsync(_patience, cancellation);
        }
        catch (Exception failed) when (failed is DbException or StoreLostException or TimeoutException or InvalidOperationException)
        {
            why = "The database cannot be reached.";
        }
        try
        {
            if (opening.Store is { } events) await events.Engine.CheckAsync(cancellation);
        }
        catch (UsageStoreUnreachableException unreachable)
        {
            why ??= unreachable.Message;
        }
        return why is null ? Results.Text("ready\n") : Results.Text(why + "\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static void Ask(Workspace workspace)
    {
        using var connection = workspace.Store.Open();
        connection.Run("select 1");
    }
}
