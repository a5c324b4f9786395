using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Risk;

/// <summary>One product with a <see cref="PlantedBook"/> in it.</summary>
public sealed class PlantedHost : IAsyncLifetime
{
    public const int Accounts = 600;

    public PerennialHost Host { get; } = new();
    public PerennialClient Client { get; private set; } = null!;
    internal PlantedBook Book { get; } = new(5, Accounts);

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        Client = Host.Client();
        await Book.BringAsync(Host, Client);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }
}
