using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Perennial.App.Database;
using Perennial.Core.Engagement;
using Perennial.Usage.Store;

namespace Perennial.App.Shell;

/// <summary>What went wrong, told apart: the caller's mistake with its place, a full disk to try again, our own failure with nothing but a number to ask about.</summary>
internal sealed partial class ProblemOfException(ILogger<ProblemOfException> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (context.RequestAborted.IsCancellationRequested) return true;
        var problem = Of(exception);
        if (problem.StatusCode >= StatusCodes.Status500InternalServerError) Failed(log, exception, context.Request.Method, context.Request.Path.Value, context.TraceIdentifier);
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "10";
        await StatusAnswers.WriteAsync(context, problem);
        return true;
    }

    private static ProblemHttpResult Of(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Problems.Of(StatusCodes.Status400BadRequest, "The request's JSON cannot be taken.", [JsonPlace.Of(json)]),
        StoreBusyException busy => Problems.Of(StatusCodes.Status503ServiceUnavailable, busy.Message),
        OutOfScopeException => Problems.NotFound(StatusAnswers.NothingHere),
        BadFieldException field => Problems.Of(field.StatusCode, field.Message, [field.Place]),
        UsageStoreUnreachableException => Problems.Of(StatusCodes.Status503ServiceUnavailable, "The usage store cannot be reached. Events are still taken, and wait for it."),
        RawEventsGoneException gone => Problems.Of(StatusCodes.Status422UnprocessableEntity, gone.Message),
        BadHttpRequestException bad => Problems.Of(bad.StatusCode, bad.Message),
        DbUpdateException { InnerException: { } inner } => Of(inner),
        DbException { IsDiskFull: true } => Problems.Of(StatusCodes.Status503ServiceUnavailable, "The server's disk is full. Nothing of this request was kept."),
        DbException { IsUnreachable: true } or StoreLostException => Problems.Of(StatusCodes.Status503ServiceUnavailable, "The database cannot be reached. Nothing of this request was kept."),
        _ => Problems.Of(StatusCodes.Status500InternalServerError, "The server failed. Nothing that was not confirmed before can be taken as done; the trace id names this failure in the server's log."),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed ({TraceId})")]
    private static partial void Failed(ILogger log, Exception exception, string method, string? path, string traceId);
}
