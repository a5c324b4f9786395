using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Perennial.Usage.Events;

namespace Perennial.App.Events;

/// <summary>The body of one call, read whole within its bounds. What it takes of memory follows what has come, not what the sender says will come.</summary>
internal sealed class EventCall(EventRoom room) : IDisposable
{
    private const int First = 16 * 1024;
    private byte[] _bytes = [];
    private int _length, _taken;

    public ReadOnlySpan<byte> Body => _bytes.AsSpan(0, _length);

    /// <returns>False when it is larger than a call may be, packed or unpacked.</returns>
    /// <exception cref="InvalidDataException">It says that it is packed and is not.</exception>
    /// <exception cref="Usage.Intake.IntakeFullException">There is no room for it.</exception>
    /// <exception cref="TimeoutException">It comes too slowly.</exception>
    public async ValueTask<bool> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > EventScan.MostOfCall) return false;
        var packed = request.Headers.ContentEncoding.ToString();
        await using var unpacked = packed.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? new GZipStream(request.Body, CompressionMode.Decompress) : null;
        var (from, aborted) = (unpacked ?? request.Body, request.HttpContext.RequestAborted);
        Grow((int)Math.Min(First, unpacked is null ? request.ContentLength + 1 ?? First : First));
        CancellationTokenSource? late = null;
        try
        {
            while (await from.ReadAsync(_bytes.AsMemory(_length), late?.Token ?? aborted) is var read and > 0)
            {
                _length += read;
                if (_length > EventScan.MostOfCall) return false;
                if (_length < _bytes.Length) continue;
                Grow(2 * _bytes.Length);
                late ??= Late(aborted);
            }
            return true;
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        finally
        {
            late?.Dispose();
        }
    }

    /// <summary>The body goes; what it took of the room is held until the call is answered.</summary>
    public void Forget()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    public void Dispose()
    {
        Forget();
        room.Give(_taken);
        _taken = 0;
    }

    /// <summary>Only for calls that hold more than a little: the server's own bound on slow senders is enough for the others.</summary>
    private CancellationTokenSource Late(CancellationToken aborted)
    {
        var late = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        late.CancelAfter(room.Patience);
        return late;
    }

    private void Grow(int to)
    {
        room.Take(to - _taken);
        _taken = to;
        var larger = ArrayPool<byte>.Shared.Rent(to);
        Body.CopyTo(larger);
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
