using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Perennial.App.Shell;

/// <summary>A refusal of a page: a page for a person, ProblemDetails for a program.</summary>
internal sealed class PageRefusal(ProblemHttpResult problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => StatusAnswers.WriteAsync(httpContext, problem);
}
