namespace Perennial.Usage.ClickHouse;

/// <summary>Questions that are being answered, so that rows are not removed which they may still read.</summary>
internal sealed class UnderWay
{
    private readonly Lock _gate = new();
    private Round _round = new();

    private sealed class Round : TaskCompletionSource
    {
        public Round() : base(TaskCreationOptions.RunContinuationsAsynchronously) { }

        public int Running { get; set; }
    }

    public async Task<T> RunAsync<T>(Func<Task<T>> question)
    {
        Round mine;
        lock (_gate)
        {
            mine = _round;
            mine.Running++;
        }
        try
        {
            return await question();
        }
        finally
        {
            lock (_gate)
                if (--mine.Running == 0 && mine != _round) mine.SetResult();
        }
    }

    /// <summary>Waits for those that have begun, and not for later ones.</summary>
    public Task UntilOverAsync()
    {
        Round before;
        lock (_gate)
        {
            (before, _round) = (_round, new());
            if (before.Running == 0) return Task.CompletedTask;
        }
        return before.Task;
    }
}
