using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Perennial.App;
using Perennial.App.Access;
using Perennial.App.Database;

namespace Perennial.Tests;

/// <summary>
/// The whole product in this process: real Kestrel on a port of its own, a new data directory, a clock that the test moves.
/// Share one for a class with <c>IClassFixture&lt;PerennialHost&gt;</c>, or start one by hand where a test needs it fresh.
/// </summary>
public sealed class PerennialHost : IAsyncLifetime
{
    public const string OwnerEmail = "owner@perennial.example";
    public const string OwnerPassword = "seven quiet rivers";
    private WebApplication? _app;

    /// <summary>Set before the start to run by the machine's clock, as a browser does.</summary>
    public TimeProvider? RealClock { get; init; }

    public Action<WebApplicationBuilder>? Configure { get; init; }

    /// <summary>False for a workspace in which nobody can sign in yet.</summary>
    public bool HasOwner { get; init; } = true;

    public Func<ServerOptions, ServerOptions>? Options { get; init; }

    /// <summary>An existing directory to serve; it is then left in place at the end.</summary>
    public string? Data { get; init; }

    /// <summary>Where its tables lie: a connection string, null for inside its directory. What the run says, unless a test says it.</summary>
    public Func<string, string?> Relational { get; init; } = TestPostgres.Usual;

    public TestClock Clock { get; } = new();

    /// <summary>What the server said to whoever started it.</summary>
    public StringWriter Said { get; } = new();

    public string DataDirectory { get; private set; } = "";
    public Uri Url { get; private set; } = null!;
    public IServiceProvider Services => _app!.Services;
    public Workspace Workspace => Services.GetRequiredService<Workspace>();

    public static async Task<PerennialHost> StartAsync(Action<WebApplicationBuilder>? configure = null, string? data = null)
    {
        var host = new PerennialHost { Configure = configure, Data = data };
        await host.InitializeAsync();
        return host;
    }

    public async ValueTask InitializeAsync()
    {
        DataDirectory = Data ?? Directory.CreateTempSubdirectory("perennial-test-").FullName;
        if (Data is null && Relational == TestPostgres.Usual) TestPostgres.Fresh(DataDirectory);
        await Start();
    }

    /// <summary>Stops the server and starts it again on the same directory, at another port.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    /// <summary>A browser that nobody has signed in with. It keeps cookies and shows redirects instead of following them.</summary>
    public HttpClient Anonymous() => new(new CookieJar(RealClock ?? Clock)) { BaseAddress = Url };

    /// <summary>A browser in which the owner has signed in, through the sign-in page.</summary>
    public async Task<HttpClient> SignedIn()
    {
        var browser = Anonymous();
        var answer = await browser.PostForm("/sign-in", "/sign-in", new() { ["email"] = OwnerEmail, ["password"] = OwnerPassword });
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        return browser;
    }

    /// <summary>A program with an API token: <c>Api()</c> for all, <c>Api(Scopes.Read)</c> for less.</summary>
    public HttpClient Api(Scopes scopes = Scopes.Admin)
    {
        var (_, text) = Services.GetRequiredService<Tokens>().MakeAsync("test", scopes, null, null, CancellationToken.None).GetAwaiter().GetResult();
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", text);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (Data is not null) return;
        for (var tried = 0; Directory.Exists(DataDirectory); tried++)
            try
            {
                Directory.Delete(DataDirectory, recursive: true);
            }
            catch (IOException) when (tried < 400)
            {
                await Task.Delay(50); // it was ended without waiting for its background work, which may write a last file
            }
        if (Relational(DataDirectory) is { } schema) TestPostgres.Drop(schema);
    }

    private async Task Start()
    {
        var options = new ServerOptions
        {
            DataDirectory = DataDirectory,
            Urls = "http://127.0.0.1:0",
            OwnerEmail = HasOwner ? OwnerEmail : null,
            OwnerPassword = HasOwner ? OwnerPassword : null,
            Out = Said,
        };
        _app = PerennialServer.Build(Options?.Invoke(options) ?? options, builder =>
        {
            builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000); // tests sign in often
            builder.Logging.ClearProviders();
            builder.Configuration["Store:Relational"] = Relational(DataDirectory);
            if (Environment.GetEnvironmentVariable("PERENNIAL_TEST_LOG") is not null) builder.Logging.AddSimpleConsole();
            builder.Services.AddSingleton(RealClock ?? Clock);
            Configure?.Invoke(builder);
        });
        await _app.StartAsync();
        Url = new Uri(_app.Urls.Single());
    }

    private async Task Stop()
    {
        if (_app is null) return;
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _app = null;
    }
}
