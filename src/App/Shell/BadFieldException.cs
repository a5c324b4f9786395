using Microsoft.AspNetCore.Http;

namespace Perennial.App.Shell;

/// <summary>A request that cannot be read, with the field that is wrong: answered with 400 as the framework's own binding errors are.</summary>
public sealed class BadFieldException(ProblemPlace place) : BadHttpRequestException(place.Message)
{
    public BadFieldException(string field, string message) : this(new ProblemPlace(message, Field: field)) { }

    public ProblemPlace Place { get; } = place;
}
