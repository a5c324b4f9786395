namespace Perennial.Tests.Browser;

/// <summary>The demo company, a workspace without data, and one Chromium to look at both with.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    public Chromium Chromium { get; } = new();
    public PerennialHost Demo { get; } = new() { RealClock = TimeProvider.System, Options = options => options with { Demo = true } };
    public PerennialHost Empty { get; } = new() { RealClock = TimeProvider.System };

    public PageRequest SignedIn(string path, PerennialHost? host = null) =>
        new((host ?? Demo).Url.ToString(), path) { Email = PerennialHost.OwnerEmail, Password = PerennialHost.OwnerPassword };

    public PageRequest Anonymous(string path) => new(Demo.Url.ToString(), path);

    public async ValueTask InitializeAsync()
    {
        await Demo.InitializeAsync();
        await Empty.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await Empty.DisposeAsync();
        await Demo.DisposeAsync();
    }
}
