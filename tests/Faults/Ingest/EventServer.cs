using Perennial.Client;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>A server that takes events, over a directory and at an address that outlive its process.</summary>
internal sealed class EventServer : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string>? _environment;
    private readonly bool _isOwn;
    private readonly LittleMemory? _within;

    private EventServer(string? data, IReadOnlyDictionary<string, string>? environment, LittleMemory? within)
    {
        (_isOwn, _environment, _within) = (data is null, environment, within);
        Data = data ?? Directory.CreateTempSubdirectory("perennial-events-").FullName;
    }

    public string Data { get; }
    public string Usage => Path.Combine(Data, "usage");
    public Uri Url { get; } = ServerProcess.NewUrl();
    public string Key { get; private set; } = "";
    public ServerProcess Process { get; private set; } = null!;

    /// <param name="data">A directory that stays; null for a new one that goes.</param>
    /// <param name="environment">Of the process.</param>
    /// <param name="within">What it has to live on; null for all that the machine has.</param>
    public static async Task<EventServer> StartAsync(string? data = null, IReadOnlyDictionary<string, string>? environment = null, LittleMemory? within = null)
    {
        var server = new EventServer(data, environment, within);
        await server.StartAgain();
        using var client = server.Api();
        server.Key = (await client.MakeWriteKeyAsync(new NewWriteKey("drill"), TestContext.Current.CancellationToken)).Key;
        return server;
    }

    public async Task StartAgain() => Process = await ServerProcess.StartAt(Url, Data, _environment, _within).Ready();

    /// <summary>kill -9, and a start over what is left.</summary>
    public async Task KillAndStart()
    {
        await Process.Kill();
        await Process.DisposeAsync();
        await StartAgain();
    }

    public async Task StopAndStart()
    {
        (await Process.Stop()).ShouldBe(0, Process.Said);
        await Process.DisposeAsync();
        await StartAgain();
    }

    public PerennialClient Api() => new(Url, File.ReadAllText(Path.Combine(Data, "token")).Trim());

    /// <summary>A program that sends with the write key.</summary>
    public HttpClient Sender() => Senders.Of(Url, Key);

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        if (_isOwn) Directory.Delete(Data, recursive: true);
    }
}
