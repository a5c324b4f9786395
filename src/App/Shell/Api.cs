using Microsoft.AspNetCore.Http;

namespace Perennial.App.Shell;

/// <summary>What belongs to programs answers in their words: ProblemDetails instead of pages.</summary>
internal static class Api
{
    public const string Root = "/api/v1";

    public static bool Is(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a program asks, wherever: it brings a token, or reads plain text and no pages.</summary>
    public static bool IsProgram(HttpRequest request) => Is(request) || request.Headers.Authorization.Count > 0
        || (request.Headers.Accept.ToString() is var accept && accept.Contains("text/plain", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase));
}
