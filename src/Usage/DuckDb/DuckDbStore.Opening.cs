using Perennial.Usage.Store;

namespace Perennial.Usage.DuckDb;

/// <summary>The file opened anew, and closed.</summary>
public sealed partial class DuckDbStore
{
    /// <summary>Waits for the questions and the writing that are under way; what comes later is refused.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_writing)
        {
            if (_isClosed) return ValueTask.CompletedTask;
            Alone(() =>
            {
                _isClosed = true;
                _file.Dispose();
            });
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>Before something is written, under its lock.</summary>
    private void Ready()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_isOver || _file.IsReadOnly) OpenAgain();
    }

    /// <summary>While nobody asks: those who come wait.</summary>
    private void Alone(Action work)
    {
        for (var i = 0; i < _mostAsking; i++) _asking.Wait();
        try
        {
            work();
        }
        finally
        {
            _asking.Release(_mostAsking);
        }
    }

    /// <summary>After the disk refused something: opens the file anew, and goes on from what stands in it.</summary>
    /// <exception cref="DuckDbException">It cannot be written yet; where it can be read, it is read.</exception>
    private void OpenAgain()
    {
        Exchange();
        (Mark, _, _) = ReadState(Zone);
        var people = new People(Writer, new LocalDays(Zone));
        people.Load();
        (_people, _isOver) = (people, false);
    }

    /// <summary>The file is opened anew for those who ask, by whom it was found to be at its end.</summary>
    private void ReadAgain()
    {
        _isOver = true;
        try
        {
            OpenAgain();
        }
        catch (DuckDbException)
        {
            // It cannot be written yet, which the next batch will find again.
        }
    }

    private void Exchange()
    {
        if (_path is null) throw new DuckDbException("What was in memory alone is gone.");
        Alone(() =>
        {
            try
            {
                _file.Dispose();
                _file = new DuckFile(_path, _memory);
            }
            catch (DuckDbException)
            {
                _file = new DuckFile(_path, _memory, isReadOnly: true);
                throw;
            }
        });
    }
}
