using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NodaTime;
using Perennial.App.Database;
using Perennial.App.Import;
using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality;

/// <summary>Reads the line versions that count now out of the facts, in one pass.</summary>
internal sealed class QualityLines(Store store, IReadOnlyDictionary<long, int> accounts, ClaimBindings claims, DateTimeZone zone)
{
    private readonly Line[] _lines = new Line[LineStatementReader.Count(store)];
    private readonly Dictionary<UInt128, int> _subscriptions = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _words = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly (byte[] Column, int Place)[] _claimed = [.. claims.OfLines.Where(c => Claim.All.Contains(c.Key)).Select(c => (Encoding.UTF8.GetBytes(c.Value), QualityData.PlaceOf(c.Key)))];
    private readonly Dictionary<UInt128, string?[]> _claims = [];
    private byte[] _lineId = [], _subscriptionId = [], _extra = [];
    private int _subscription;
    private string?[]? _said;
    private int _count;

    public Line[] Read(CancellationToken cancellation)
    {
        using var facts = new LineStatementReader(store);
        while (_count < _lines.Length && facts.Read())
        {
            if (_count % 10_000 == 0) cancellation.ThrowIfCancellationRequested();
            if (accounts.TryGetValue(facts.AccountId, out var account)) Take(facts, account);
        }
        return _count == _lines.Length ? _lines : _lines[.._count];
    }

    /// <summary>The number of a subscription that a line names; null when none does. After reading.</summary>
    public int? NumberOf(string subscription) => _subscriptions.TryGetValue(TextKey.Of(Encoding.UTF8.GetBytes(subscription)).Value, out var number) ? number : null;

    private void Take(LineStatementReader facts, int account)
    {
        var line = Version(facts, account);
        var same = facts[LineStatementReader.LineId].SequenceEqual(_lineId);
        if (!same) _lineId = facts[LineStatementReader.LineId].ToArray();
        line.IsFirst = !same;
        if (same)
        {
            ref var before = ref _lines[_count - 1];
            if (before.Start == line.Start)
            {
                // A later statement about the same version stands in its place.
                line.IsFirst = before.IsFirst;
                before = line;
                return;
            }
            before.IsLast = false;
            before.Until = Math.Min(before.End, line.Start);
        }
        _lines[_count++] = line;
    }

    private Line Version(LineStatementReader facts, int account)
    {
        var interval = Interval(facts[LineStatementReader.Interval]);
        var quantity = Number(facts[LineStatementReader.Quantity]);
        var (times, over) = interval is { } known ? Normalisation.PerMonth(known, Math.Max(1, facts.IntervalCount)) : (0, 1);
        return new Line
        {
            Fact = facts.Id,
            Account = account,
            Subscription = Subscription(facts[LineStatementReader.SubscriptionId]),
            Product = Word(facts[LineStatementReader.Product]),
            Currency = Word(facts[LineStatementReader.Currency]),
            Kind = Kind(facts[LineStatementReader.Kind]),
            Interval = interval,
            IntervalCount = facts.IntervalCount,
            Quantity = quantity,
            Monthly = quantity * Number(facts[LineStatementReader.UnitPrice]) * times / over,
            Start = Day(facts[LineStatementReader.Start]),
            End = Day(facts[LineStatementReader.End]),
            Until = Day(facts[LineStatementReader.End]),
            IsLast = true,
            TrialStart = Day(facts[LineStatementReader.TrialStart]),
            TrialEnd = Day(facts[LineStatementReader.TrialEnd]),
            CancelledAt = Day(facts[LineStatementReader.CancelledAt]),
            PastDueFrom = Day(facts[LineStatementReader.PastDueFrom]),
            DunningEnds = Day(facts[LineStatementReader.DunningEnds]),
            PausedFrom = Day(facts[LineStatementReader.PausedFrom]),
            PausedTo = Day(facts[LineStatementReader.PausedTo]),
            HasDiscount = !facts[LineStatementReader.DiscountPercent].IsEmpty || !facts[LineStatementReader.DiscountAmount].IsEmpty,
            DiscountPercent = Number(facts[LineStatementReader.DiscountPercent]),
            Discount = Duration(facts[LineStatementReader.DiscountDuration]),
            DiscountEnd = Day(facts[LineStatementReader.DiscountEnd]),
            Claims = Claims(facts[LineStatementReader.Extra]),
        };
    }

    private string?[]? Claims(ReadOnlySpan<byte> extra)
    {
        if (_claimed.Length == 0 || extra.IsEmpty) return null;
        // Rows that claim the same share one list.
        if (extra.SequenceEqual(_extra)) return _said;
        _extra = extra.ToArray();
        var key = TextKey.Of(extra).Value;
        if (_claims.TryGetValue(key, out _said)) return _said;
        var said = _said = new string?[Claim.All.Count];
        if (_claims.Count < 100_000) _claims.Add(key, said);
        var reader = new Utf8JsonReader(extra);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            foreach (var (column, place) in _claimed)
            {
                if (!reader.ValueTextEquals(column)) continue;
                var value = reader;
                value.Read();
                if (value.TokenType == JsonTokenType.String) said[place] = value.ValueIsEscaped ? value.GetString() : Word(value.ValueSpan);
            }
        }
        return said;
    }

    private int Day(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return Line.Never;
        return DayOrInstant.Parse(text).DayIn(zone);
    }

    private int Subscription(ReadOnlySpan<byte> id)
    {
        // Versions of a line stand together, so that mostly nothing has changed.
        if (id.SequenceEqual(_subscriptionId)) return _subscription;
        _subscriptionId = id.ToArray();
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_subscriptions, TextKey.Of(id).Value, out var known);
        if (!known) number = _subscriptions.Count;
        return _subscription = number;
    }

    /// <summary>Products, currencies and claims repeat: one string each.</summary>
    private string Word(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return "";
        Span<char> chars = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        chars = chars[..Encoding.UTF8.GetChars(text, chars)];
        if (_words.TryGetValue(chars, out var word)) return word;
        word = chars.ToString();
        if (_words.Dictionary.Count < 100_000) _words.Dictionary.Add(word, word);
        return word;
    }

    private static double Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out double number, out _) ? number : 0;

    private static LineKind Kind(ReadOnlySpan<byte> text) => text.SequenceEqual("recurring"u8) ? LineKind.Recurring : text.SequenceEqual("metered"u8) ? LineKind.Metered : text.SequenceEqual("refund"u8) ? LineKind.Refund : LineKind.OneOff;

    private static BillingInterval? Interval(ReadOnlySpan<byte> text) => text.IsEmpty ? null
        : text.SequenceEqual("month"u8) ? BillingInterval.Month : text.SequenceEqual("year"u8) ? BillingInterval.Year : text.SequenceEqual("quarter"u8) ? BillingInterval.Quarter
        : text.SequenceEqual("week"u8) ? BillingInterval.Week : BillingInterval.Day;

    private static DiscountDuration Duration(ReadOnlySpan<byte> text) => text.IsEmpty ? DiscountDuration.None
        : text.SequenceEqual("once"u8) ? DiscountDuration.Once : text.SequenceEqual("repeating"u8) ? DiscountDuration.Repeating : DiscountDuration.Forever;
}
