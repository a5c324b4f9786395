using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Perennial.Bench.Events;

/// <summary>Senders of events on connections that stay open.</summary>
internal static class EventLoad
{
    /// <summary>As many calls as are answered: each sender sends the next when the last is answered.</summary>
    /// <returns>Calls that were answered.</returns>
    public static long Closed(Uri url, Func<int, EventBodies> bodies, int senders, TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var workers = Enumerable.Range(0, senders).Select(i => Start(() =>
        {
            var (mine, calls) = (bodies(i), 0L);
            using var socket = Connected(url);
            var buffer = new byte[1 << 16];
            for (; Stopwatch.GetTimestamp() < until; calls++) Call(socket, mine.Next(), buffer);
            return calls;
        })).ToArray();
        Task.WaitAll(workers);
        return workers.Sum(w => w.Result);
    }

    /// <summary>Calls at a rate, whatever becomes of them; each one's time counts from when it was due.</summary>
    /// <returns>Times in milliseconds, in order.</returns>
    public static double[] Open(Uri url, Func<int, EventBodies> bodies, int senders, double callsPerSecond, TimeSpan time)
    {
        var all = (long)(callsPerSecond * time.TotalSeconds);
        var prepared = Enumerable.Range(0, senders).Select(i => (Bodies: bodies(i), Socket: Connected(url))).ToArray(); // their making is none of the server's time
        GC.Collect();
        var (began, due) = (Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2), -1L);
        var workers = prepared.Select(mine => Start(() =>
        {
            var times = new List<double>((int)(2 * all / senders));
            using var socket = mine.Socket;
            var buffer = new byte[1 << 16];
            for (long turn; (turn = Interlocked.Increment(ref due)) < all;)
            {
                var at = began + (long)(turn / callsPerSecond * Stopwatch.Frequency);
                while (at - Stopwatch.GetTimestamp() is var left and > 0) _ = usleep((uint)(left * 1_000_000 / Stopwatch.Frequency)); // spinning would take the server's processor
                Call(socket, mine.Bodies.Next(), buffer);
                times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            }
            return times;
        })).ToArray();
        Task.WaitAll(workers);
        return [.. workers.SelectMany(w => w.Result).Order()];
    }

    [DllImport("libc")]
    private static extern int usleep(uint microseconds);

    private static Task<T> Start<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Socket Connected(Uri url)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(url.Host, url.Port);
        return socket;
    }

    private static void Call(Socket socket, byte[] request, byte[] buffer)
    {
        for (var sent = 0; sent < request.Length;) sent += socket.Send(request.AsSpan(sent));
        var length = 0;
        while (true)
        {
            length += socket.Receive(buffer.AsSpan(length)) is var read and > 0 ? read : throw new InvalidOperationException("The connection was closed.");
            var head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (head < 0) continue;
            var text = Encoding.ASCII.GetString(buffer, 0, head);
            var at = text.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
            if (length < head + 4 + int.Parse(text[(at + 15)..].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture)) continue;
            if (!text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, length));
            return;
        }
    }
}
