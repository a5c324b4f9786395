using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;

namespace Perennial.Cli.Serve;

/// <summary>As .NET users expect: <c>appsettings.json</c> in the working directory, then in the data directory, then <c>Section__Key</c> in the environment; the last one said wins.</summary>
internal static class ServerConfiguration
{
    private static readonly Dictionary<string, string?> Quiet = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Perennial"] = "Information",
    };

    public static Action<WebApplicationBuilder> Apply(string dataDirectory) => builder =>
    {
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        sources.Insert(0, new MemoryConfigurationSource { InitialData = Quiet });
        sources.Insert(1, Settings(Directory.GetCurrentDirectory()));
        sources.Insert(2, Settings(Path.GetFullPath(dataDirectory)));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Logging.ClearProviders().AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.UseUtcTimestamp = false;
            console.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        });
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    };

    private static JsonConfigurationSource Settings(string folder)
    {
        var source = new JsonConfigurationSource { Path = "appsettings.json", Optional = true, ReloadOnChange = false };
        if (Directory.Exists(folder)) source.FileProvider = new PhysicalFileProvider(folder);
        return source;
    }
}
