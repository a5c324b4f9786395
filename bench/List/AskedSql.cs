using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Perennial.Bench.List;

/// <summary>Hears what the product asks its database, so that the floor asks the very same.</summary>
internal sealed class AskedSql : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<(string Text, List<(string Name, object? Value)> Parameters)> _heard = [];
    private readonly IDisposable _listening;

    public AskedSql() => _listening = DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>The last query that reads rows of the list.</summary>
    public (string Text, List<(string Name, object? Value)> Parameters) Rows => _heard.Last(h => h.Text.Contains("spark", StringComparison.Ordinal) && h.Text.Contains("LIMIT", StringComparison.Ordinal) && h.Text.Contains("ORDER BY", StringComparison.Ordinal));

    public void Clear() => _heard.Clear();

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: { } command })
            lock (_heard) _heard.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
    }

    public void OnCompleted() { }
    public void OnError(Exception error) { }
    public void Dispose() => _listening.Dispose();
}
