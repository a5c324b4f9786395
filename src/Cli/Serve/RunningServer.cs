using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Connections;
using Perennial.App;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Demo;
using Perennial.Cli.Servers;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Serve;

/// <summary>Starts the server, says where it is, and waits until it is told to stop.</summary>
internal static class RunningServer
{
    /// <param name="options">What to serve.</param>
    /// <param name="screen">Where to say it.</param>
    /// <param name="whenOpen">Done once it answers, before it is announced; gets its address.</param>
    public static async Task RunAsync(ServerOptions options, Screen screen, Func<WebApplication, Uri, Task> whenOpen)
    {
        try
        {
            await using var app = PerennialServer.Build(options, ServerConsole.Apply);
            BufferBeside(app.Services.GetRequiredService<Workspace>().Directory);
            app.Services.GetRequiredService<Usage.EventStore>(); // opened now, so that what is wrong with it is said now
            await app.StartAsync();
            var url = new Uri(Reachable(app.Urls.First()));
            using var noted = LocalServers.Note(url, options.DataDirectory);
            await whenOpen(app, url);
            await screen.Out.WriteLineAsync($"Perennial {PerennialClient.Version} serves {Path.GetFullPath(options.DataDirectory)} at {url}{Elsewhere(app)} (Ctrl+C stops it)");
            await screen.Out.FlushAsync();
            await app.WaitForShutdownAsync();
        }
        catch (Exception exception) when (Reason(exception, options) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>A page's upload is buffered by the web framework, for all of the process in one place; what a killed server left there goes.</summary>
    private static void BufferBeside(DataDirectory directory)
    {
        foreach (var left in Directory.EnumerateFiles(directory.Uploads)) File.Delete(left);
        if (Environment.GetEnvironmentVariable("ASPNETCORE_TEMP") is null or "") Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", directory.Uploads);
    }

    private static CommandFailure? Reason(Exception exception, ServerOptions options) => exception switch
    {
        DataDirectoryHeldException or SchemaHeldException or StoreUnreachableException or Usage.Store.UsageStoreUnreachableException or InvalidDataException or NewerDatabaseException or DemoUnfinishedException => new(exception.Message),
        OwnerRefusedException => CommandFailure.WrongUsage(exception.Message),
        IOException { InnerException: AddressInUseException } => new($"Something else listens on {options.Urls} already. Choose another address with --urls."),
        IOException { InnerException: SocketException socket } => new($"Cannot listen on {options.Urls}: {socket.Message}"),
        SocketException => new($"Cannot listen on {options.Urls}: {exception.Message}"),
        UnauthorizedAccessException => new($"The data directory {Path.GetFullPath(options.DataDirectory)} cannot be used: {exception.Message}"),
        _ => null,
    };

    /// <summary>Where the tables lie, when not in the directory.</summary>
    private static string Elsewhere(WebApplication app) => app.Services.GetRequiredService<Workspace>().Store is App.Database.Postgres.PostgresStore store ? $", its tables on {store.Place}" : "";

    private static string Reachable(string bound) => bound.Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal).Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal);
}
