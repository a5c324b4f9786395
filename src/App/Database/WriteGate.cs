namespace Perennial.App.Database;

/// <summary>One writer at a time in the process; readers never wait for it. Who may not write is told as they come in, and what must be done while nobody writes is done as each writer leaves.</summary>
public sealed class WriteGate(Action entering, Action leaving) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>How often somebody came in: who holds the gate and finds it one higher than at the last time knows that nobody else wrote between.</summary>
    public long Turn { get; private set; }

    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            entering();
        }
        catch
        {
            _one.Release();
            throw;
        }
        Turn++;
        return new Held(_one, leaving);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Held(SemaphoreSlim one, Action leaving) : IDisposable
    {
        private SemaphoreSlim? _one = one;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _one, null) is not { } held) return;
            try
            {
                leaving();
            }
            finally
            {
                held.Release();
            }
        }
    }
}
