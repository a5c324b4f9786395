using Perennial.Usage.Store;

namespace Perennial.Usage.Spooling;

/// <summary>
/// Keeps one file ready for the log: as long as its files are, and full of zeros that stand on disk. Where the log only overwrites, a sync waits for its own bytes alone; where a file grows or its room is
/// written for the first time, it waits for the file system's journal too, and with it for whatever else is written on that disk. A file is made ready in the background, little by little;
/// one that the log needs no more is taken for it, so that no room has to be found either.
/// </summary>
internal sealed class SpareFile : IDisposable
{
    private const int Step = 1 << 20;
    private const string Ready = "spare", Making = "spare.part";
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);
    private readonly string _folder;
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _come = new(false);
    private readonly CancellationTokenSource _closing = new();
    private readonly Thread _thread;
    private bool _isReady, _isWanted;

    public SpareFile(string folder)
    {
        _folder = folder;
        _thread = new Thread(Run) { IsBackground = true, Name = "spare file of the event log" };
        _thread.Start();
    }

    public bool IsReady => Volatile.Read(ref _isReady);

    /// <summary>Removes what an earlier run left: it may hold what the log held.</summary>
    public static void Clear(string folder)
    {
        File.Delete(Path.Combine(folder, Making));
        File.Delete(Path.Combine(folder, Ready));
    }

    /// <summary>Sees to it that there will be one.</summary>
    public void Want()
    {
        if (IsReady || Volatile.Read(ref _isWanted)) return;
        lock (_gate) _isWanted = !_isReady;
        _come.Set();
    }

    /// <summary>A file that the log needs no more.</summary>
    /// <returns>Whether it is of use, and gone from its place.</returns>
    public bool Offer(string path)
    {
        lock (_gate)
        {
            if (_isReady || _isWanted) return false;
            File.Move(path, Path.Combine(_folder, Making), overwrite: true);
            _isWanted = true;
        }
        _come.Set();
        return true;
    }

    /// <summary>Gives the file that is ready another name, if there is one. The folder is the caller's to sync.</summary>
    public bool Take(string path)
    {
        lock (_gate)
        {
            if (!_isReady) return false;
            _isReady = false;
            File.Move(Path.Combine(_folder, Ready), path);
            return true;
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _come.Set();
        _thread.Join();
        _come.Dispose();
        _closing.Dispose();
        Discard();
    }

    private void Run()
    {
        Background.Lower();
        while (true)
        {
            _come.WaitOne();
            if (_closing.IsCancellationRequested) return;
            if (!_isWanted) continue;
            try
            {
                Fill();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception) // whatever it is, the log does without; a full disk gets its room back, and is tried again later
            {
                Discard();
                if (_closing.Token.WaitHandle.WaitOne(_pause)) return;
                lock (_gate) _isWanted = false;
            }
        }
    }

    private void Discard()
    {
        try
        {
            Clear(_folder);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // The next start removes it.
        }
    }

    private void Fill()
    {
        var path = Path.Combine(_folder, Making);
        var isNew = !File.Exists(path);
        using (var file = File.OpenHandle(path, isNew ? FileMode.CreateNew : FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.None, isNew ? Spool.FileSize : 0))
        {
            var zeros = new byte[Step];
            for (var at = 0L; at < Spool.FileSize; at += Step)
            {
                _closing.Token.ThrowIfCancellationRequested();
                RandomAccess.Write(file, zeros, at);
                Disk.FlushData(file);
            }
            RandomAccess.SetLength(file, Spool.FileSize);
            Disk.Flush(file);
        }
        lock (_gate)
        {
            File.Move(path, Path.Combine(_folder, Ready), overwrite: true);
            (_isWanted, _isReady) = (false, true);
        }
    }
}
