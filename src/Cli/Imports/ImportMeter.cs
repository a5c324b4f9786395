using System.Globalization;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Imports;

/// <summary>One line of progress that replaces itself, where a person watches; nothing elsewhere.</summary>
internal sealed class ImportMeter(Screen screen)
{
    private const int BarWidth = 24;
    private int _shown;
    private long _last = -1;

    public IProgress<long>? Sending(Stream file) => screen.IsWatched && file.CanSeek ? new Sent(this, file.Length) : null;

    public void Show(Import import)
    {
        var progress = import.Progress;
        if (!screen.IsWatched || progress.TotalBytes == 0) return;
        var rest = progress.SecondsRemaining is { } seconds ? $", {TimeSpan.FromSeconds(seconds):m\\:ss} left" : "";
        Draw((double)progress.Bytes / progress.TotalBytes, $"{Cells.Whole(progress.Rows)} rows, {Cells.Whole(import.Counts.Refused)} refused{rest}");
    }

    public void Clear()
    {
        if (_shown > 0) screen.Error.Write("\r" + new string(' ', _shown) + "\r");
        _shown = 0;
    }

    private void Draw(double share, string text)
    {
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * BarWidth);
        var line = $"[{new string('=', full)}{new string(' ', BarWidth - full)}] {share.ToString("0 %", CultureInfo.InvariantCulture)} {text}";
        screen.Error.Write("\r" + line.PadRight(_shown));
        _shown = line.Length;
    }

    private sealed class Sent(ImportMeter meter, long total) : IProgress<long>
    {
        public void Report(long value)
        {
            var percent = total == 0 ? 100 : value * 100 / total;
            if (percent == meter._last) return;
            meter._last = percent;
            meter.Draw(percent / 100.0, "sent");
        }
    }
}
