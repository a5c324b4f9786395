using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Perennial.Usage.DuckDb;

namespace Perennial.Bench.Events;

/// <summary>
/// The floor of intake: a server that does nothing but read a body, go forward over its JSON once, put what it found into a log that waits for the disk (all waiting calls at once) and append it to one DuckDB table behind.
/// No ids are compared, no accounts, people or names are told apart, nothing is summed, refused or counted.
/// </summary>
internal sealed class BareIntake : IAsyncDisposable
{
    private const int MostRows = 100_000, Enough = 20_000;
    private readonly WebApplication _app;
    private readonly DuckDatabase _database;
    private readonly FileStream _log;
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();
    private readonly Channel<byte[]> _logged = Channel.CreateUnbounded<byte[]>();
    private readonly Task _writing, _appending;
    private long _taken, _appended;

    private sealed record Call(byte[] Body, TaskCompletionSource Done);

    private BareIntake(WebApplication app, string folder)
    {
        (_app, _database) = (app, new DuckDatabase(Path.Combine(folder, "bare.duckdb"), ("memory_limit", "256MB")));
        using (var connection = _database.Connect()) connection.Run("create table events (message varchar, who varchar, what varchar, account varchar, happened varchar)");
        _log = new FileStream(Path.Combine(folder, "bare.log"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        (_writing, _appending) = (Task.Run(WriteAsync), Task.Run(AppendAsync));
    }

    public Uri Url => new(_app.Urls.Single());

    /// <summary>Calls that were answered, and those whose rows stand in the table.</summary>
    public long Taken => Interlocked.Read(ref _taken);
    public long Appended => Interlocked.Read(ref _appended);

    public static async Task<BareIntake> StartAsync(string folder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var bare = new BareIntake(app, folder);
        app.Run(bare.TakeAsync);
        await app.StartAsync();
        return bare;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _calls.Writer.Complete();
        await _writing;
        _logged.Writer.Complete();
        await _appending;
        await _log.DisposeAsync();
        _database.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        var body = new byte[(int)http.Request.ContentLength!.Value];
        await http.Request.Body.ReadExactlyAsync(body);
        var call = new Call(Found(body), new(TaskCreationOptions.RunContinuationsAsynchronously));
        _calls.Writer.TryWrite(call);
        await call.Done.Task;
        http.Response.ContentLength = 2;
        await http.Response.Body.WriteAsync("ok"u8.ToArray());
    }

    /// <summary>One pass over the JSON: of each message five texts, each behind its length.</summary>
    private static byte[] Found(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        var (found, fields) = (new ArrayBufferWriter<byte>(body.Length), new (int Start, int Length)[5]);
        var inMessage = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject && inMessage == 0 && (reader.CurrentDepth == 2 || (reader.CurrentDepth == 0 && body.AsSpan().IndexOf("\"batch\""u8) is < 0 or > 20))) inMessage = reader.CurrentDepth + 1;
            else if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth + 1 == inMessage)
            {
                foreach (var (start, length) in fields)
                {
                    var to = found.GetSpan(2 + length);
                    BitConverter.TryWriteBytes(to, (ushort)length);
                    body.AsSpan(start, length).CopyTo(to[2..]);
                    found.Advance(2 + length);
                }
                (inMessage, fields) = (0, new (int, int)[5]);
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && inMessage > 0)
            {
                var at = reader.ValueTextEquals("messageId"u8) ? 0 : reader.ValueTextEquals("userId"u8) ? 1 : reader.ValueTextEquals("event"u8) ? 2 : reader.ValueTextEquals("groupId"u8) ? 3 : reader.ValueTextEquals("timestamp"u8) ? 4 : -1;
                if (at < 0) continue;
                reader.Read();
                fields[at] = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            }
        }
        return found.WrittenSpan.ToArray();
    }

    private async Task WriteAsync()
    {
        var waiting = new List<Call>();
        while (await _calls.Reader.WaitToReadAsync())
        {
            waiting.Clear();
            while (_calls.Reader.TryRead(out var call)) waiting.Add(call);
            foreach (var call in waiting) _log.Write(call.Body);
            _log.Flush(flushToDisk: true);
            foreach (var call in waiting)
            {
                _logged.Writer.TryWrite(call.Body);
                Interlocked.Increment(ref _taken);
                call.Done.SetResult();
            }
        }
    }

    private async Task AppendAsync()
    {
        using var connection = _database.Connect();
        while (await _logged.Reader.WaitToReadAsync())
        {
            if (_logged.Reader.Count < Enough / 100) await Task.Delay(100);
            var (rows, calls) = (0, 0);
            connection.Run("begin");
            using (var to = connection.Append("events", ColumnKind.Varchar, ColumnKind.Varchar, ColumnKind.Varchar, ColumnKind.Varchar, ColumnKind.Varchar))
            {
                for (; rows < MostRows && _logged.Reader.TryRead(out var found); calls++) rows += Append(to, found);
                to.Close();
            }
            connection.Run("commit");
            Interlocked.Add(ref _appended, calls);
        }
    }

    private static int Append(DuckAppender to, byte[] found)
    {
        var rows = 0;
        for (var at = 0; at < found.Length; rows++)
        {
            to.Row();
            for (var column = 0; column < 5; column++)
            {
                var length = BitConverter.ToUInt16(found, at);
                to.Set(column, found.AsSpan(at + 2, length));
                at += 2 + length;
            }
        }
        return rows;
    }
}
