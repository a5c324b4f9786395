using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Perennial.Tests.Faults;

/// <summary>A page with the two flaws that the attackers look for, planted: a text that goes into SQL as it came, and into HTML as it came. Who does not find them finds nothing.</summary>
public sealed class Flawed(WebApplication app) : IAsyncDisposable
{
    public string Url => app.Urls.Single();

    public static async Task<Flawed> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => Results.Content("<!DOCTYPE html><html><head><title>Flawed</title></head><body><a href=\"/find?name=Acme\">Find</a></body></html>", "text/html"));
        app.MapGet("/find", (string? name) => Results.Content($"<!DOCTYPE html><html><head><title>Find</title></head><body><form action=\"/find\"><input name=\"name\"></form><p>{Found(name)}</p><p>You asked for {name}</p></body></html>", "text/html"));
        await app.StartAsync();
        return new Flawed(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Found(string? name)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"create table accounts (name text, mrr integer); insert into accounts values ('Acme', 100), ('Bolt', 200); select name, mrr from accounts where name = '{name}'";
        try
        {
            using var rows = command.ExecuteReader();
            return rows.Read() ? $"{rows.GetString(0)} pays {rows.GetInt64(1)}" : "nobody";
        }
        catch (SqliteException failure)
        {
            return failure.Message;
        }
    }
}
