using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Perennial.Tests.Browser;

/// <summary>A page with every fault that the browser tests look for: if one of them is not seen, the tests see nothing.</summary>
public sealed class BadPage(WebApplication app) : IAsyncDisposable
{
    private const string Html = """
        <!DOCTYPE html><html lang="en"><head><title>Bad</title></head>
        <body style="color: red"><h1>Bad</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
        <svg width="900" height="20"></svg><a href="#nowhere"></a>
        <script nonce="n">console.error("it broke"); nothing.at.all();</script></body></html>
        """;

    public string Url => app.Urls.Single();

    public static async Task<BadPage> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self' data:; script-src 'nonce-n'; style-src 'self'";
            return Results.Content(Html, "text/html");
        });
        await app.StartAsync();
        return new BadPage(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
