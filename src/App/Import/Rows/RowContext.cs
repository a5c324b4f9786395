using System.Text;
using NodaTime;
using Perennial.App.Import.Fields;

namespace Perennial.App.Import.Rows;

/// <summary>What a row's meaning depends on besides itself: the workspace's zone and currency, and how the file writes things.</summary>
public sealed class RowContext(string currency, DateTimeZone zone, FieldFormats formats)
{
    private readonly byte[] _currency = Encoding.UTF8.GetBytes(currency);

    public ReadOnlySpan<byte> Currency => _currency;
    public CustomTypes Customs { get; init; } = CustomTypes.None;
    public DateTimeZone Zone { get; } = zone;
    public FieldFormats Formats { get; } = formats with { Zone = zone };
}
