using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Perennial.App.Demo;

/// <summary>Puts the demo company into a new directory before the server opens.</summary>
internal sealed class DemoStart(IServiceScopeFactory scopes) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<DemoCompany>(scope.ServiceProvider).SeedAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
