namespace Perennial.App.Accounts;

/// <summary>Rows that follow the facts, the options and the day: brought up to date once for each state of them, by whoever asks first, while the others wait.</summary>
internal sealed class InStep(Func<ProjectRevenue.State, CancellationToken, Task> catchUp) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile ProjectRevenue.State? _done;

    public async Task BringAsync(ProjectRevenue.State wanted, CancellationToken cancellation)
    {
        if (_done == wanted) return;
        await _one.WaitAsync(cancellation);
        try
        {
            if (_done == wanted) return;
            await catchUp(wanted, CancellationToken.None); // for everybody who waits, also when who asked first has left
            _done = wanted;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
