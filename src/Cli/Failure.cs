using System.CommandLine;
using System.Net;
using System.Text.Json;
using Perennial.Cli.Servers;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli;

/// <summary>What went wrong, in a sentence that says what to do. Anything that is not named here is a defect and shows itself whole.</summary>
internal static class Failure
{
    public static CommandFailure? Of(Exception exception, ParseResult parsed) => exception switch
    {
        CommandFailure failure => failure,
        ApiRefusal refusal => Refused(refusal, parsed),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } =>
            new($"No server answers at {Where(parsed)}. Start one (perennial serve, perennial demo), or say which with --server or --data."),
        HttpRequestException or HttpIOException => new($"The call to {Where(parsed)} broke off: {exception.Message}"),
        JsonException => new($"What answers at {Where(parsed)} does not answer as Perennial does. Say which server is meant with --server or --data."),
        OperationCanceledException => new("Stopped.", 130),
        UnauthorizedAccessException or IOException => new(exception.Message),
        _ => null,
    };

    private static CommandFailure Refused(ApiRefusal refusal, ParseResult parsed) => refusal.Status switch
    {
        HttpStatusCode.Unauthorized when parsed.GetValue(GlobalOptions.Token) is not null => new($"{Where(parsed)} does not accept the token of --token: it may be mistyped, expired or revoked."),
        HttpStatusCode.Unauthorized => new($"{Where(parsed)} wants a token. Give one with --token or PERENNIAL_TOKEN (perennial tokens new makes one), or --data with the server's data directory."),
        HttpStatusCode.UnprocessableEntity when refusal.Places.Count == 0 => new(Text(refusal)), // nothing in the call is wrong: the data cannot answer it
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => CommandFailure.WrongUsage(Text(refusal) + Suggestion(refusal, parsed)),
        HttpStatusCode.NotFound => new(Text(refusal) + Suggestion(refusal, parsed), refusal.Message.StartsWith("There is no metric", StringComparison.Ordinal) ? ExitCode.WrongUsage : ExitCode.Failed),
        _ => new(Text(refusal)),
    };

    /// <summary>The server that was meant, also when it has stopped since.</summary>
    private static string Where(ParseResult parsed)
    {
        try
        {
            return ServerChoice.UrlOf(parsed).ToString().TrimEnd('/');
        }
        catch (CommandFailure)
        {
            return $"the server of {parsed.GetValue(GlobalOptions.Data)}";
        }
    }

    private static string Text(ApiRefusal refusal)
    {
        var places = refusal.Places.Select(place => Same(place.Message, refusal.Message) || Same(place.ToString(), refusal.Message) ? null : place.ToString()).OfType<string>();
        return string.Join('\n', [refusal.Message, .. places]);
    }

    private static bool Same(string one, string other) => one.TrimEnd('.') == other.TrimEnd('.');

    private static string Suggestion(ApiRefusal refusal, ParseResult parsed) =>
        refusal.Message.StartsWith("There is no", StringComparison.Ordinal) && Names.Suggest(refusal.Message, parsed) is { } name ? $"\nDid you mean {name}?" : "";
}
