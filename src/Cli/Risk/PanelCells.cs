using System.Globalization;
using Perennial.Core.Risk;

namespace Perennial.Cli.Risk;

/// <summary>The cells of one column as they are read.</summary>
internal sealed class PanelCells(PanelFeature feature, int place, int knownPlace)
{
    private readonly List<double> _numbers = [], _knownOn = [];
    private readonly List<int> _codes = [];
    private readonly Dictionary<string, int> _levels = new(StringComparer.Ordinal);
    private double _number, _known;
    private string? _text;

    public string Name => feature.Name;
    public int Place => place;
    public int KnownPlace => knownPlace;

    /// <summary>Why the last cell could not be read.</summary>
    public string? Wrong { get; private set; }

    public bool Reads(string text, string? known)
    {
        (_text, _number, _known) = (PanelReader.IsMissing(text) ? null : text, double.NaN, double.NaN);
        if (known is not null && !PanelReader.IsMissing(known))
        {
            if (!PanelReader.TryDay(known, out var day)) return Refuse($"'{known}' in {feature.KnownOn} is no day such as 2024-01-31");
            _known = day.DayNumber;
        }
        switch (feature.Kind)
        {
            case ColumnKind.Category:
            case var _ when _text is null:
                return true;
            case ColumnKind.Number:
                return double.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out _number) && double.IsFinite(_number) || Refuse($"'{_text}' is no number");
            case ColumnKind.Flag:
                if (PanelReader.Flag(_text) is not { } flag) return Refuse($"'{_text}' is neither yes nor no");
                _number = flag ? 1 : 0;
                return true;
            default:
                if (!PanelReader.TryDay(_text, out var on)) return Refuse($"'{_text}' is no day such as 2024-01-31");
                _number = on.DayNumber;
                return true;
        }
    }

    /// <summary>The row is taken.</summary>
    public void Take()
    {
        if (knownPlace >= 0) _knownOn.Add(_known);
        if (feature.Kind != ColumnKind.Category) _numbers.Add(_number);
        else if (_text is null) _codes.Add(-1);
        else
        {
            if (!_levels.TryGetValue(_text, out var code)) _levels.Add(_text, code = _levels.Count);
            _codes.Add(code);
        }
    }

    public PanelColumn Column() => new()
    {
        Name = feature.Name,
        Kind = feature.Kind,
        KnownAt = feature.KnownAt,
        Sign = feature.Sign,
        Numbers = [.. _numbers],
        Codes = [.. _codes],
        Levels = [.. _levels.Keys],
        KnownOn = [.. _knownOn],
    };

    private bool Refuse(string why)
    {
        Wrong = why;
        return false;
    }
}
