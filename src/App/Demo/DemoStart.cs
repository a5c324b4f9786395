using Microsoft.Extensions.Hosting;
using Perennial.App.Database;
using Perennial.App.Revenue;

namespace Perennial.App.Demo;

/// <summary>Puts the demo company into a new directory before the server opens.</summary>
internal sealed class DemoStart(Workspace workspace, TimeProvider clock, FactsChanged changed) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => DemoCompany.SeedAsync(workspace, clock, changed, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
