using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Perennial.App.Operations;

/// <summary>What the server's meters say, as Prometheus reads it: those of .NET and ASP.NET Core beside the product's own.</summary>
public sealed class ServerMeters : IDisposable
{
    private static readonly string[] _heard = ["Perennial.", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Bounds of times in seconds.</summary>
    private static readonly double[] _bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private const int MostSeries = 2000;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Name, string Labels), Series> _series = new();

    private sealed class Series(Instrument instrument)
    {
        public Instrument Of { get; } = instrument;
        public double Value;
        public long Count;
        public long[] Below { get; } = new long[_bounds.Length];
    }

    public ServerMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Array.Exists(_heard, name => instrument.Meter.Name.StartsWith(name, StringComparison.Ordinal))) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>In the text format of version 0.0.4.</summary>
    public string Text()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in _series.GroupBy(s => s.Key.Name).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var instrument = family.First().Value.Of;
            var kind = IsHistogram(instrument) ? "histogram" : IsGauge(instrument) ? "gauge" : "counter";
            var name = kind == "counter" ? family.Key + "_total" : family.Key;
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description?.ReplaceLineEndings(" ") ?? instrument.Name}\n# TYPE {name} {kind}\n");
            foreach (var ((_, labels), series) in family.OrderBy(s => s.Key.Labels, StringComparer.Ordinal))
            {
                lock (series)
                {
                    if (kind != "histogram") text.Append(CultureInfo.InvariantCulture, $"{name}{Braces(labels)} {series.Value}\n");
                    else Buckets(text, name, labels, series);
                }
            }
        }
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = (Plain(instrument.Name) + (instrument.Unit == "s" ? "_seconds" : instrument.Unit == "By" ? "_bytes" : ""), Labels(tags));
        if (_series.Count >= MostSeries && !_series.ContainsKey(key)) return;
        var series = _series.GetOrAdd(key, _ => new Series(instrument));
        lock (series)
        {
            if (IsHistogram(instrument))
            {
                series.Value += value;
                series.Count++;
                for (var i = _bounds.Length - 1; i >= 0 && value <= _bounds[i]; i--) series.Below[i]++;
            }
            else if (instrument.IsObservable) series.Value = value;
            else series.Value += value;
        }
    }

    private static void Buckets(StringBuilder text, string name, string labels, Series series)
    {
        var before = labels.Length == 0 ? "" : labels + ",";
        for (var i = 0; i < _bounds.Length; i++) text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{before}le=\"{_bounds[i]}\"}} {series.Below[i]}\n");
        text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{before}le=\"+Inf\"}} {series.Count}\n{name}_sum{Braces(labels)} {series.Value}\n{name}_count{Braces(labels)} {series.Count}\n");
    }

    private static bool IsHistogram(Instrument instrument) => instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal);

    private static bool IsGauge(Instrument instrument) => instrument.GetType().Name is var name && (name.Contains("Gauge", StringComparison.Ordinal) || name.Contains("UpDown", StringComparison.Ordinal));

    private static string Braces(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0) return "";
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
            text.Append(text.Length == 0 ? "" : ",").Append(Plain(name)).Append("=\"").Append(Convert.ToString(value, CultureInfo.InvariantCulture)?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")).Append('"');
        return text.ToString();
    }

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
