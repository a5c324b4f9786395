using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Perennial.Bench.List;

/// <summary>The floor: one Kestrel endpoint that runs the product's own statement, kept prepared, reads every value of every row, and answers with bytes that were made before.</summary>
internal sealed class BareList : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentBag<SqliteCommand> _commands = [];
    private int _asked = -1;

    private BareList(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public static async Task<BareList> StartAsync(string database, string sql, IReadOnlyList<List<(string Name, object? Value)>> parameters, byte[] body, string contentType)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var bare = new BareList(app);
        app.MapGet("/", (HttpContext http) =>
        {
            bare.Ask(database, sql, parameters[(int)((uint)Interlocked.Increment(ref bare._asked) % (uint)parameters.Count)]);
            http.Response.ContentType = contentType;
            http.Response.ContentLength = body.Length;
            return http.Response.Body.WriteAsync(body).AsTask();
        });
        await app.StartAsync();
        return bare;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands) command.Connection!.Dispose();
        await _app.DisposeAsync();
    }

    private void Ask(string database, string sql, List<(string Name, object? Value)> parameters)
    {
        if (!_commands.TryTake(out var command))
        {
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
            connection.Open();
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            command.Prepare();
        }
        foreach (var (name, value) in parameters) command.Parameters[name].Value = value ?? DBNull.Value;
        using (var reader = command.ExecuteReader())
            while (reader.Read())
                for (var i = 0; i < reader.FieldCount; i++) _ = reader.GetValue(i);
        _commands.Add(command);
    }
}
