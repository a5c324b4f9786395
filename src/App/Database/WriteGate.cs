namespace Perennial.App.Database;

/// <summary>One writer at a time in the process; readers never wait for it.</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        return new Held(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Held(SemaphoreSlim one) : IDisposable
    {
        private SemaphoreSlim? _one = one;
        public void Dispose() => Interlocked.Exchange(ref _one, null)?.Release();
    }
}
