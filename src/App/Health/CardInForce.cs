using System.Security.Cryptography;
using System.Text;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>A scorecard that applies on a day.</summary>
/// <param name="Sheet">What it says.</param>
/// <param name="Text">Its words.</param>
/// <param name="Version">Null for one that is delivered with the product.</param>
public sealed record CardInForce(ScorecardSheet Sheet, string Text, ScorecardVersion? Version)
{
    /// <summary>The first 64 bits of the hash of its version and words.</summary>
    public long Digest { get; } = BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Version?.Id}\n{Text}"))));

    /// <summary>In the place of one where none applies: snapshots that say so point at its empty wording.</summary>
    public static CardInForce None { get; } = new(new("none", null, null, new("No scorecard", [], Bands.Usual)), "", null);

    /// <summary>Those that apply until somebody writes another of the same score for all accounts.</summary>
    public static IReadOnlyList<CardInForce> Delivered { get; } = [.. DefaultScorecards.All.Select(sheet => new CardInForce(sheet, ScorecardWriting.Of(sheet), null))];
}
