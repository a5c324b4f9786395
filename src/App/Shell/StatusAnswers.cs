using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Perennial.App.Shell;

/// <summary>An answer that would be an empty error gets words: a page for a person, ProblemDetails for a program.</summary>
internal static class StatusAnswers
{
    public static void UseStatusAnswers(this WebApplication app) =>
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext, Problems.Of(context.HttpContext.Response.StatusCode, Told(context.HttpContext))));

    public static Task WriteAsync(HttpContext context, ProblemHttpResult problem)
    {
        if (!WantsPage(context.Request)) return problem.ExecuteAsync(context);
        var page = new RazorComponentResult<StatusPage>(new { Status = problem.StatusCode, Detail = problem.ProblemDetails.Detail ?? "", TraceId = context.TraceIdentifier }) { StatusCode = problem.StatusCode };
        return page.ExecuteAsync(context);
    }

    private static bool WantsPage(HttpRequest request) =>
        !Api.Is(request) && request.Headers.Accept.Any(accept => accept!.Contains("text/html", StringComparison.OrdinalIgnoreCase));

    private static string? Told(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => $"This address does not take {context.Request.Method}. It takes {context.Response.Headers.Allow}.",
        StatusCodes.Status415UnsupportedMediaType => "The content type of the request is not taken here. Send application/json.",
        _ => null,
    };
}
