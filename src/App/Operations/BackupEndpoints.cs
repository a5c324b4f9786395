using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Usage;

namespace Perennial.App.Operations;

internal static class BackupEndpoints
{
    private const int ShortestPassphrase = 10;
    private static readonly SemaphoreSlim _one = new(1, 1);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Api.Root + "/backups", Make).WithTags("Operations").RequireScope(Scopes.Admin).WithName("makeBackup")
            .WithSummary("Make a backup").WithDescription("Answers one file with everything that was acknowledged before the call: every table as of one moment, the files of imports, all events (unless they lie on ClickHouse: then the answer has the header Perennial-Events-Elsewhere) and, under a passphrase, the keys. Restore it with perennial restore.")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/zip").ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> Make(Client.NewBackup asked, Workspace workspace, EventStore events, TimeProvider clock, HttpContext http)
    {
        if (asked.Passphrase is { Length: < ShortestPassphrase })
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The backup was not made.", [new ProblemPlace($"A passphrase has at least {ShortestPassphrase} characters.", Field: "passphrase")]);
        if (!await _one.WaitAsync(0, http.RequestAborted))
        {
            http.Response.Headers.RetryAfter = "60";
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "Another backup is being made.");
        }
        try
        {
            var file = await Task.Run(() => BackupFile.Make(workspace, events, asked.Passphrase, clock, http.RequestAborted), http.RequestAborted);
            if (events.KeepsDataElsewhere) http.Response.Headers[Client.PerennialClient.EventsElsewhere] = "true";
            return Results.File(file, "application/zip", $"perennial-{clock.GetUtcNow():yyyyMMdd-HHmmss}.backup");
        }
        finally
        {
            _one.Release();
        }
    }
}
