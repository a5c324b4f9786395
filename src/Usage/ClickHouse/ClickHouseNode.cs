using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Perennial.Usage.Store;

namespace Perennial.Usage.ClickHouse;

/// <summary>One node of the cluster, over HTTP.</summary>
internal sealed class ClickHouseNode(HttpClient http, ClickHouseAddress address, Uri url, int number)
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(5), _fresh = TimeSpan.FromSeconds(1), _patience = TimeSpan.FromSeconds(2);
    private long _seen = long.MinValue;

    /// <summary>What makes ClickHouse read our SQL as DuckDB does.</summary>
    private const string Words = "&join_use_nulls=1&group_by_use_nulls=1&union_default_mode=DISTINCT&session_timezone=UTC&prefer_column_name_to_alias=1&cast_keep_nullable=1&distributed_product_mode=global&enable_materialized_cte=1"
        + "&wait_end_of_query=1&cancel_http_readonly_queries_on_client_close=1&default_format=RowBinaryWithNamesAndTypes";

    public int Number { get; } = number;

    public override string ToString() => url.Authority;

    /// <summary>Whether it answers: a node that hangs would otherwise be waited for as long as for the longest answer.</summary>
    /// <exception cref="UsageStoreUnreachableException">It does not, within two seconds.</exception>
    public async Task PingAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _seen) is var seen and not long.MinValue && Stopwatch.GetElapsedTime(seen) < _fresh) return;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(_patience);
        try
        {
            using var answer = await http.GetAsync(new Uri(url, "ping"), ending.Token);
            Volatile.Write(ref _seen, Stopwatch.GetTimestamp());
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is HttpRequestException or OperationCanceledException or IOException)
        {
            throw new UsageStoreUnreachableException($"The usage store cannot be reached: ClickHouse at {this} {(e is OperationCanceledException ? "does not answer" : "is gone: " + e.Message)}", e);
        }
    }

    /// <summary>Runs one statement outside any database.</summary>
    public Task RunAsync(string sql, CancellationToken cancellation) => SendAsync($"?{Words[1..]}", new StringContent(sql), _ => true, cancellation);

    /// <summary>Adds rows to a table of this node.</summary>
    public async Task AddAsync(string table, RowBinary rows, CancellationToken cancellation)
    {
        if (rows.IsEmpty) return;
        await SendAsync($"?query={Uri.EscapeDataString($"insert into {address.Database}.{table} format RowBinary")}", new ReadOnlyMemoryContent(rows.Bytes), _ => true, cancellation);
    }

    /// <summary>Asks this node, which asks the others.</summary>
    /// <param name="tables">By name, with their columns: they are there for the question alone.</param>
    public Task<IReadOnlyList<T>> AskAsync<T>(string sql, IReadOnlyDictionary<string, object> values, IReadOnlyList<(string Name, string Columns, RowBinary Rows)> tables, Func<ClickHouseRows, T> read, CancellationToken cancellation)
    {
        var form = new MultipartFormDataContent { { new StringContent(sql), "query" } };
        foreach (var (name, value) in values) form.Add(new StringContent(Text(value)), "param_" + name);
        var options = new StringBuilder($"?database={address.Database}&readonly=2{Words}");
        foreach (var (name, columns, rows) in tables)
        {
            options.Append(CultureInfo.InvariantCulture, $"&{name}_format=RowBinary&{name}_structure={Uri.EscapeDataString(columns)}");
            form.Add(new ReadOnlyMemoryContent(rows.Bytes), name, name);
        }
        return SendAsync(options.ToString(), form, body => (IReadOnlyList<T>)Read(body, read), cancellation);
    }

    private static List<T> Read<T>(Stream body, Func<ClickHouseRows, T> read)
    {
        var found = new List<T>();
        using var rows = new ClickHouseRows(body);
        while (rows.Next()) found.Add(read(rows));
        return found;
    }

    private async Task<T> SendAsync<T>(string options, HttpContent content, Func<Stream, T> read, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, options)) { Content = content };
        request.Headers.Add("X-ClickHouse-User", address.User);
        if (address.Password.Length > 0) request.Headers.Add("X-ClickHouse-Key", address.Password);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(_longest);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            if (!answer.IsSuccessStatusCode) throw Refusal(answer.StatusCode, answer.Headers.TryGetValues("X-ClickHouse-Exception-Code", out var codes) ? codes.First() : "0", await answer.Content.ReadAsStringAsync(ending.Token));
            using var stopping = ending.Token.Register(answer.Dispose);
            return read(await answer.Content.ReadAsStreamAsync(ending.Token));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && (e is HttpRequestException or OperationCanceledException or ObjectDisposedException || (e is IOException and not UsageStoreUnreachableException)))
        {
            throw new UsageStoreUnreachableException($"The usage store cannot be reached: ClickHouse at {this} {(e is OperationCanceledException or ObjectDisposedException ? "does not answer" : "is gone: " + e.Message)}", e);
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && e is ObjectDisposedException or IOException)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
    }

    private Exception Refusal(HttpStatusCode status, string code, string text)
    {
        var reason = text.Split('\n')[0];
        var refused = new ClickHouseException(int.TryParse(code, CultureInfo.InvariantCulture, out var number) ? number : 0, $"ClickHouse at {this} refused ({(int)status}): {reason[..Math.Min(reason.Length, 1000)]}");
        return refused.IsOfAnotherNode || (number == 0 && status >= HttpStatusCode.InternalServerError) ? new UsageStoreUnreachableException($"The usage store cannot be reached: {refused.Message}", refused) : refused;
    }

    /// <summary>As ClickHouse reads the text of a value.</summary>
    private static string Text(object value) => value switch
    {
        string text => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable<long> numbers => $"[{string.Join(',', numbers)}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A {value.GetType().Name} is not sent.", nameof(value)),
    };
}
