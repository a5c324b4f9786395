namespace Perennial.Tests.Browser;

/// <summary>A running product and one Chromium to look at it with, shared by every browser test.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    private readonly PerennialHost _host = new() { RealClock = TimeProvider.System };

    public Chromium Chromium { get; } = new();
    public PerennialHost Host => _host;

    public PageRequest SignedIn(string path) =>
        new(_host.Url.ToString(), path) { Email = PerennialHost.OwnerEmail, Password = PerennialHost.OwnerPassword };

    public PageRequest Anonymous(string path) => new(_host.Url.ToString(), path);

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await _host.DisposeAsync();
    }
}
