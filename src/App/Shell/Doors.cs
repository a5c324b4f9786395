using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Shell;

/// <summary>How the server is reached: its configuration files, its limits, the host names it answers to, the proxies it believes.</summary>
internal static class Doors
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddDoors(this WebApplicationBuilder builder, ServerOptions options)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Unsaid });
        builder.Configuration
            .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true, reloadOnChange: false)
            .AddJsonFile(Path.Combine(Path.GetFullPath(options.DataDirectory), "appsettings.json"), optional: true, reloadOnChange: false)
            .AddEnvironmentVariables();

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = builder.Configuration.GetValue("Limits:RequestBytes", BodyLimit.Usual);
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(builder.Configuration.GetValue("Limits:BytesPerSecond", 1000), gracePeriod: TimeSpan.FromSeconds(10));
            kestrel.Limits.MaxConcurrentConnections = builder.Configuration.GetValue("Limits:Connections", 2000L);
        });

        // A page of another site whose name was made to point at this machine must not reach a server that listens for this machine alone.
        builder.Services.AddOptions<HostFilteringOptions>().Configure<IConfiguration>((hosts, configuration) =>
        {
            if (string.IsNullOrEmpty(configuration["AllowedHosts"]) && OnlyLoopback(options.Urls)) hosts.AllowedHosts = [.. Loopback];
        });

        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration>((forwarded, configuration) => Believe(forwarded, Trusted(configuration)));
    }

    public static void UseDoors(this WebApplication app)
    {
        if (Trusted(app.Configuration).Length > 0) app.UseForwardedHeaders();
    }

    /// <summary>What holds where no file and no variable says otherwise: the log is for what needs somebody.</summary>
    private static readonly Dictionary<string, string?> Unsaid = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Perennial.App.Access"] = "Warning", // ASP.NET Core reports every stranger under our handlers' names
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error", // keys lie in the data directory, readable by its owner alone
    };

    private static bool OnlyLoopback(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .All(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback);

    private static string[] Trusted(IConfiguration configuration) =>
        (configuration["Proxies:Trusted"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);

    private static void Believe(ForwardedHeadersOptions forwarded, string[] trusted)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in trusted)
        {
            if (proxy.Contains('/', StringComparison.Ordinal)) forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }
}
