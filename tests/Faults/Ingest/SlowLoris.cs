using System.Net.Sockets;
using System.Text;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Connections that never come to an end: of headers, of a body from the start, of a body after 60 kB. One that the server closes is opened anew.</summary>
internal sealed class SlowLoris : IAsyncDisposable
{
    private const int Kinds = 3;
    private readonly Uri _server;
    private readonly TcpClient?[] _connections;
    private readonly CancellationTokenSource _enough = new();
    private readonly Task _going;

    public SlowLoris(Uri server, int count)
    {
        (_server, _connections) = (server, new TcpClient?[count]);
        _going = Task.Run(GoAsync);
    }

    /// <summary>How often the server closed one.</summary>
    public int Closed { get; private set; }

    /// <summary>How many were open at once, at most.</summary>
    public int Most { get; private set; }

    /// <summary>Lets all of them go.</summary>
    public async Task End()
    {
        await _enough.CancelAsync();
        await _going;
        foreach (var connection in _connections) connection?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _enough.Dispose();
    }

    private async Task GoAsync()
    {
        while (!_enough.IsCancellationRequested)
        {
            for (var i = 0; i < _connections.Length && !_enough.IsCancellationRequested; i++)
                try
                {
                    await StepAsync(i);
                }
                catch (Exception gone) when (gone is SocketException or IOException or ObjectDisposedException)
                {
                    _connections[i]?.Dispose();
                    _connections[i] = null;
                    Closed++;
                }
            Most = Math.Max(Most, _connections.Count(c => c is not null));
            await Task.Delay(200);
        }
    }

    /// <summary>One byte more, or a new connection.</summary>
    private async Task StepAsync(int i)
    {
        if (_connections[i] is { } open)
        {
            if (open.Client.Poll(0, SelectMode.SelectRead)) throw new IOException("The server answered or closed.");
            await open.GetStream().WriteAsync("x"u8.ToArray());
            return;
        }
        var connection = _connections[i] = new TcpClient();
        await connection.ConnectAsync(_server.Host, _server.Port);
        var begin = "POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + (i % Kinds == 0 ? "" : $"y\r\nContent-Length: 400000\r\n\r\n{{\"batch\":[\"{(i % Kinds == 1 ? "" : new string('x', 60_000))}");
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begin));
    }
}
