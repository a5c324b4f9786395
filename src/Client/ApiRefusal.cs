using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Perennial.Client;

/// <summary>The server understood the call and said no.</summary>
public sealed class ApiRefusal : Exception
{
    private ApiRefusal(HttpStatusCode status, string message, IReadOnlyList<RefusedPlace> places, TimeSpan? retryAfter) : base(message) =>
        (Status, Places, RetryAfter) = (status, places, retryAfter);

    public HttpStatusCode Status { get; }

    /// <summary>Each thing wrong and where; empty when the message says it all.</summary>
    public IReadOnlyList<RefusedPlace> Places { get; }

    /// <summary>When the server asked to come back later.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static async Task<ApiRefusal> OfAsync(HttpRequestMessage request, HttpResponseMessage answer, CancellationToken cancellation)
    {
        var problem = await ProblemAsync(answer, cancellation);
        var message = problem?.Detail ?? problem?.Title ?? $"{request.Method} {request.RequestUri?.OriginalString.Split('?')[0]} was answered with {(int)answer.StatusCode} {answer.ReasonPhrase}.";
        return new(answer.StatusCode, message, problem?.Errors ?? [], answer.Headers.RetryAfter?.Delta);
    }

    private static async Task<Problem?> ProblemAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true) return null;
        try
        {
            return await answer.Content.ReadFromJsonAsync(ContractJson.Default.Problem, cancellation);
        }
        catch (JsonException)
        {
            return null; // somebody between us and the server answered in its own words
        }
    }
}
