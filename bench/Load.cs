using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Perennial.Bench;

/// <summary>The same request over and over on a few connections that stay open, read to its end each time; as little work as a client can do.</summary>
internal static class Load
{
    private const int Connections = 8;

    /// <summary>Requests a second, and the median time of one in milliseconds.</summary>
    public static (double Rate, double Median) Run(Uri url, string pathAndQuery, string headers, TimeSpan time) =>
        Run(url, Encoding.ASCII.GetBytes($"GET {pathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\n{headers}\r\n"), "200", Connections, time);

    /// <summary>Many requests in turn, none twice before all were sent.</summary>
    public static (double Rate, double Median) Run(Uri url, IReadOnlyList<string> paths, string headers, TimeSpan time)
    {
        var requests = paths.Select(path => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {url.Authority}\r\n{headers}\r\n")).ToList();
        var sent = -1;
        return Run(url, () => requests[(int)((uint)Interlocked.Increment(ref sent) % (uint)requests.Count)], "200", Connections, time);
    }

    /// <summary>A body sent over and over.</summary>
    public static (double Rate, double Median) Post(Uri url, string pathAndQuery, string headers, byte[] body, string status, int connections, TimeSpan time) =>
        Run(url, [.. Encoding.ASCII.GetBytes($"POST {pathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{headers}\r\n"), .. body], status, connections, time);

    private static (double Rate, double Median) Run(Uri url, byte[] request, string status, int connections, TimeSpan time) => Run(url, () => request, status, connections, time);

    private static (double Rate, double Median) Run(Uri url, Func<byte[]> request, string status, int connections, TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var workers = Enumerable.Range(0, connections).Select(_ => Task.Factory.StartNew(() => Worker(url, request, status, until), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task.WaitAll(workers);
        var times = workers.SelectMany(w => w.Result).Order().ToList();
        return (times.Count / time.TotalSeconds, times[times.Count / 2]);
    }

    /// <summary>One answer, its status line and headers with it.</summary>
    public static byte[] Once(Uri url, string pathAndQuery, string headers)
    {
        using var socket = Connected(url);
        socket.Send(Encoding.ASCII.GetBytes($"GET {pathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\n{headers}\r\n"));
        var buffer = new byte[4 << 20];
        return buffer[..Read(socket, buffer)];
    }

    private static List<double> Worker(Uri url, Func<byte[]> request, string status, long until)
    {
        using var socket = Connected(url);
        var buffer = new byte[1 << 20];
        var expected = Encoding.ASCII.GetBytes("HTTP/1.1 " + status);
        var times = new List<double>();
        while (Stopwatch.GetTimestamp() < until)
        {
            var began = Stopwatch.GetTimestamp();
            socket.Send(request());
            Read(socket, buffer);
            if (!buffer.AsSpan(0, 12).SequenceEqual(expected)) throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, 200));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return times;
    }

    private static Socket Connected(Uri url)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(url.Host, url.Port);
        return socket;
    }

    private static int Read(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var read = socket.Receive(buffer.AsSpan(length));
            if (read == 0) throw new InvalidOperationException("The connection was closed.");
            length += read;
            var head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (head < 0) continue;
            var header = Encoding.ASCII.GetString(buffer, 0, head);
            var at = header.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && length >= head + 4 + int.Parse(header[(at + 15)..].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture)) return length;
            if (at < 0 && buffer.AsSpan(0, length).EndsWith("0\r\n\r\n"u8)) return length;
        }
    }
}
