using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Perennial.App.Access;

namespace Perennial.App.Shell;

/// <summary>An answer that would be an empty error gets words: a page for a person, ProblemDetails for a program.</summary>
internal static class StatusAnswers
{
    public const string NothingHere = "There is nothing at this address.";

    public static void UseStatusAnswers(this WebApplication app) =>
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext, Problems.Of(context.HttpContext.Response.StatusCode, Told(context.HttpContext))));

    public static Task WriteAsync(HttpContext context, ProblemHttpResult problem) =>
        WantsPage(context.Request) ? Page(context, problem).ExecuteAsync(context) : problem.ExecuteAsync(context);

    private static IResult Page(HttpContext context, ProblemHttpResult problem) => problem.StatusCode switch
    {
        StatusCodes.Status404NotFound when context.Viewer.PersonId is not null => new RazorComponentResult<NotFoundPage> { StatusCode = problem.StatusCode },
        >= StatusCodes.Status500InternalServerError => new RazorComponentResult<ErrorPage>(new { Trace = context.TraceIdentifier }) { StatusCode = problem.StatusCode },
        _ => new RazorComponentResult<StatusPage>(new { Status = problem.StatusCode, Detail = problem.ProblemDetails.Detail ?? "", Back = BackFrom(context, problem) }) { StatusCode = problem.StatusCode },
    };

    /// <summary>Where a question could not be read, the page without it; null where that would lead here again.</summary>
    private static string? BackFrom(HttpContext context, ProblemHttpResult problem) =>
        problem.StatusCode == StatusCodes.Status400BadRequest && HttpMethods.IsGet(context.Request.Method) && context.Request.QueryString.HasValue && context.Viewer.PersonId is not null
            ? context.Request.Path.ToUriComponent() : null;

    private static bool WantsPage(HttpRequest request) =>
        !Api.Is(request) && request.Headers.Accept.Any(accept => accept!.Contains("text/html", StringComparison.OrdinalIgnoreCase));

    private static string? Told(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => NothingHere,
        StatusCodes.Status405MethodNotAllowed => $"This address does not take {context.Request.Method}. It takes {context.Response.Headers.Allow}.",
        StatusCodes.Status415UnsupportedMediaType => "The content type of the request is not taken here. Send application/json.",
        _ => null,
    };
}
