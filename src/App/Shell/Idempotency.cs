using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Database;

namespace Perennial.App.Shell;

/// <summary>
/// <c>Idempotency-Key</c>: the same call of the same caller, sent again within a day, is not done again; it gets the first answer.
/// A different body under the key is 422, a second call while the first still runs is 409. Answers of 5xx are not kept.
/// </summary>
internal sealed class Idempotency(RequestDelegate next, Workspace workspace, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";
    private const int LongestKey = 255;
    private const int MostBytesKept = 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly string[] HeadersKept = ["Content-Type", "ETag", "Location"];

    private readonly ConcurrentDictionary<(string Actor, string Route, string Key), bool> _running = [];

    public Task InvokeAsync(HttpContext context) =>
        context.Request.Headers[Header].ToString() is not { Length: > 0 } key || !Api.Is(context.Request) || !Changes(context.Request.Method) ? next(context) : InvokeAsync(context, key);

    private async Task InvokeAsync(HttpContext context, string key)
    {
        if (key.Length > LongestKey || !key.All(c => c is > ' ' and <= '~')) await Problems.Field(Header, $"{Header} is 1 to {LongestKey} printable ASCII characters without spaces.").ExecuteAsync(context);
        else if (context.GetEndpoint()?.Metadata.GetMetadata<NotReplayed>() is not null) await Problems.Field(Header, $"{Header} is not taken here: the answer holds a secret, which is kept nowhere.").ExecuteAsync(context);
        else await OnceAsync(context, (context.Viewer.Actor(), $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}", key));
    }

    private async Task OnceAsync(HttpContext context, (string Actor, string Route, string Key) call)
    {
        if (!_running.TryAdd(call, true))
        {
            await Problems.Conflict($"A call with this {Header} is still running. Ask again when it has ended.").ExecuteAsync(context);
            return;
        }
        try
        {
            var hash = await BodyHashAsync(context.Request, context.RequestAborted);
            if (await FindAsync(call, context.RequestAborted) is { } before) await AgainAsync(context, before, hash);
            else await FirstAsync(context, call, hash);
        }
        finally
        {
            _running.TryRemove(call, out _);
        }
    }

    private async Task<IdempotentAnswer?> FindAsync((string Actor, string Route, string Key) call, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Kept;
        await using var db = workspace.OpenFor(Viewer.System);
        return await db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Actor == call.Actor && a.Route == call.Route && a.Key == call.Key && a.CreatedAt > since, cancellation);
    }

    private static async Task AgainAsync(HttpContext context, IdempotentAnswer before, byte[] hash)
    {
        if (!before.BodyHash.AsSpan().SequenceEqual(hash))
        {
            await Problems.Of(StatusCodes.Status422UnprocessableEntity, $"This {Header} was used before with a different body.").ExecuteAsync(context);
            return;
        }
        if (before.Scope != ScopeOf(context.Viewer))
        {
            await Problems.Conflict($"This {Header} was used when other accounts were in sight. Read what there is, then send the call with a new key.").ExecuteAsync(context);
            return;
        }
        context.Response.StatusCode = before.Status;
        context.Response.Headers[Replayed] = "true";
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(before.Headers)!) context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(before.Body, context.RequestAborted);
    }

    private async Task FirstAsync(HttpContext context, (string Actor, string Route, string Key) call, byte[] hash)
    {
        var outward = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = outward;
        }

        if (context.Response.StatusCode < StatusCodes.Status500InternalServerError && copy.Length <= MostBytesKept) await KeepAsync(context, call, hash, copy.ToArray());
        copy.Position = 0;
        await copy.CopyToAsync(outward, context.RequestAborted);
    }

    private async Task KeepAsync(HttpContext context, (string Actor, string Route, string Key) call, byte[] hash, byte[] body)
    {
        var (now, response) = (clock.GetUtcNow(), context.Response);
        var headers = HeadersKept.Where(response.Headers.ContainsKey).ToDictionary(name => name, name => response.Headers[name].ToString(), StringComparer.Ordinal);
        await using var db = workspace.OpenFor(Viewer.System);
        var expired = db.IdempotentAnswers.Where(a => a.CreatedAt <= now - Kept);
        foreach (var own in await expired.Where(a => a.Actor == call.Actor && a.Route == call.Route && a.Key == call.Key).ToListAsync()) db.Remove(own);
        foreach (var old in await expired.Take(100).ToListAsync()) db.Remove(old);
        db.Add(new IdempotentAnswer { Actor = call.Actor, Route = call.Route, Key = call.Key, Scope = ScopeOf(context.Viewer), BodyHash = hash, Status = response.StatusCode, Headers = JsonSerializer.Serialize(headers), Body = body, CreatedAt = now });
        await db.SaveChangesAsync();
    }

    /// <summary>What the viewer sees, in short: an answer is not given again to who has lost sight of what it speaks of.</summary>
    private static string ScopeOf(Viewer viewer) => viewer.SeesEveryAccount ? ""
        : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(viewer.AccountIds.Select(id => id.Value).Order().ToList())).AsSpan(0, 12));

    private static async Task<byte[]> BodyHashAsync(HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(request.Body, cancellation);
        request.Body.Position = 0;
        return hash;
    }

    private static bool Changes(string method) =>
        HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method);
}
