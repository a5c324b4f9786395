using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Perennial.App.Database;

/// <summary>
/// Small writes of many requests in one transaction: each waits until its own is durable, and while one group is being written the next one gathers.
/// A write that fails takes nothing of the others with it: the group is then written again one by one.
/// </summary>
public sealed class GroupCommit(Workspace workspace) : BackgroundService
{
    private const int MostWaiting = 10_000, MostTogether = 512;
    private readonly Channel<Item> _items = Channel.CreateBounded<Item>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Runs the work inside a transaction and answers when that is durable. The work may be run again: it changes nothing but the database.</summary>
    /// <exception cref="StoreBusyException">More writes are waiting than can be taken.</exception>
    public async Task<T> RunAsync<T>(Func<WriteSession, T> work)
    {
        var item = new Item<T>(work);
        if (!_items.Writer.TryWrite(item)) throw new StoreBusyException();
        return await item.Done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        WriteSession? session = null;
        try
        {
            while (await _items.Reader.WaitToReadAsync(CancellationToken.None))
            {
                var group = new List<Item>();
                await Task.Yield(); // behind the requests that are being read: they come along in this group
                try
                {
                    using var held = await workspace.Gate.EnterAsync(CancellationToken.None);
                    while (group.Count < MostTogether && _items.Reader.TryRead(out var item)) group.Add(item);
                    session = Write(session, group);
                }
                catch (StoreLostException lost)
                {
                    while (_items.Reader.TryRead(out var item)) item.Fail(lost);
                }
            }
        }
        finally
        {
            session?.Dispose();
        }
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _items.Writer.TryComplete(); // what waits is written; nothing more is taken
        return base.StopAsync(cancellationToken);
    }

    /// <returns>The session to go on with; none when its connection is not to be trusted any more.</returns>
    private WriteSession? Write(WriteSession? session, List<Item> group)
    {
        if (TryWrite(ref session, group, out var isOpen) is not { } failure) return session;
        if (group.Count == 1 || isOpen)
            foreach (var item in group) item.Fail(failure);
        else
            foreach (var item in group)
                if (TryWrite(ref session, [item], out _) is { } own) item.Fail(own);
        return session;
    }

    /// <param name="session">Made when there is none; none after a failure.</param>
    /// <param name="group">What is written together.</param>
    /// <param name="isOpen">It failed in the commit: nobody knows whether it was written, so it is not written again.</param>
    private Exception? TryWrite(ref WriteSession? session, List<Item> group, out bool isOpen)
    {
        isOpen = false;
        try
        {
            workspace.Store.ThrowIfLost();
            session ??= new WriteSession(workspace.Store.OpenAlone(), workspace.Audit);
            session.Begin();
            foreach (var item in group) item.Run(session);
            isOpen = true;
            session.Commit();
        }
        catch (Exception failure)
        {
            session?.Dispose();
            session = null;
            return failure;
        }
        foreach (var item in group) item.Finish();
        return null;
    }

    private abstract class Item
    {
        public abstract void Run(WriteSession session);
        public abstract void Finish();
        public abstract void Fail(Exception failure);
    }

    private sealed class Item<T>(Func<WriteSession, T> work) : Item
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Done => _done.Task;

        public override void Run(WriteSession session) => _result = work(session);
        public override void Finish() => _done.TrySetResult(_result!);
        public override void Fail(Exception failure) => _done.TrySetException(failure);
    }
}
