using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Perennial.Bench.Notes;

/// <summary>The floor: one Kestrel endpoint that reads a note out of JSON and inserts it into one table with one index, many in one transaction with full sync, and answers when that is durable.</summary>
internal sealed class BareNotes : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<(Note Note, TaskCompletionSource<long> Done)> _waiting = Channel.CreateUnbounded<(Note, TaskCompletionSource<long>)>(new() { SingleReader = true });
    private readonly Task _writing;

    private BareNotes(WebApplication app, string database)
    {
        _app = app;
        _writing = Task.Run(() => WriteAsync(database));
    }

    private sealed record Note(string Kind, string Title, string Body);

    public Uri Url => new(_app.Urls.Single());

    public static async Task<BareNotes> StartAsync(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var bare = new BareNotes(app, database);
        app.MapPost("/", async (HttpContext http) =>
        {
            var note = (await JsonSerializer.DeserializeAsync<Note>(http.Request.Body, JsonSerializerOptions.Web))!;
            var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            bare._waiting.Writer.TryWrite((note, done));
            http.Response.StatusCode = 201;
            await http.Response.WriteAsJsonAsync(new { id = await done.Task, note.Kind, note.Title, note.Body });
        });
        await app.StartAsync();
        return bare;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.Complete();
        await _writing;
        await _app.DisposeAsync();
    }

    private async Task WriteAsync(string database)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        Run(connection, "pragma journal_mode = wal");
        Run(connection, "pragma synchronous = full");
        Run(connection, "create table notes (id integer primary key, account_id bigint, at bigint, kind text, title text, body text)");
        Run(connection, "create index notes_of_account on notes (account_id, at, id)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into notes (account_id, at, kind, title, body) values (1, $at, $kind, $title, $body) returning id";
        foreach (var name in (string[])["$at", "$kind", "$title", "$body"]) insert.Parameters.Add(new SqliteParameter(name, null));
        insert.Prepare();
        var group = new List<(TaskCompletionSource<long> Done, long Id)>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            Run(connection, "begin immediate");
            while (group.Count < 512 && _waiting.Reader.TryRead(out var item))
            {
                insert.Parameters[0].Value = TimeProvider.System.GetTimestamp();
                (insert.Parameters[1].Value, insert.Parameters[2].Value, insert.Parameters[3].Value) = (item.Note.Kind, item.Note.Title, item.Note.Body);
                group.Add((item.Done, (long)insert.ExecuteScalar()!));
            }
            Run(connection, "commit");
            foreach (var (done, id) in group) done.SetResult(id);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
