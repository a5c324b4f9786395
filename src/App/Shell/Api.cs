using Microsoft.AspNetCore.Http;

namespace Perennial.App.Shell;

/// <summary>What belongs to programs answers in their words: ProblemDetails instead of pages.</summary>
internal static class Api
{
    public const string Root = "/api/v1";

    public static bool Is(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
