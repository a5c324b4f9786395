using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Perennial.App.Shell;

/// <summary>Refusals as <c>application/problem+json</c>: a status, what is wrong in a sentence, and the places where.</summary>
public static class Problems
{
    public static ProblemHttpResult Of(int status, string? detail = null, IReadOnlyList<ProblemPlace>? errors = null) =>
        TypedResults.Problem(detail, statusCode: status, title: ReasonPhrases.GetReasonPhrase(status), extensions: errors is null ? null : Extended(errors));

    /// <summary>400 for one field that cannot be taken.</summary>
    public static ProblemHttpResult Field(string field, string message) =>
        Of(StatusCodes.Status400BadRequest, message, [new ProblemPlace(message, Field: field)]);

    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, detail);

    public static ProblemHttpResult Conflict(string detail) => Of(StatusCodes.Status409Conflict, detail);

    private static KeyValuePair<string, object?>[] Extended(IReadOnlyList<ProblemPlace> errors) => [new("errors", errors)];
}
