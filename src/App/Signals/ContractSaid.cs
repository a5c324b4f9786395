using System.Globalization;
using System.Text.Json;
using Perennial.Core.Contracts;

namespace Perennial.App.Signals;

/// <summary>What a fact says of a contract.</summary>
/// <param name="Spoken">What it speaks of.</param>
/// <param name="Agreed">What is said of it; the rest means nothing.</param>
/// <param name="IsArchived">Put aside.</param>
internal readonly record struct ContractSaid(ContractSaid.Of Spoken, ContractTerms Agreed, bool IsArchived)
{
    [Flags]
    public enum Of : byte
    {
        Nothing = 0,
        Start = 1,
        End = 2,
        AutoRenews = 4,
        RenewalMonths = 8,
        NoticeDays = 16,
        Cancelled = 32,
        Archived = 64,
    }

    /// <summary>Nothing said.</summary>
    public static ContractSaid None { get; } = new(Of.Nothing, new(default, null, false, 0, null, null), false);

    /// <summary>What is agreed by it; null for none, or where it is put aside.</summary>
    public ContractTerms? InForce => Spoken.HasFlag(Of.Start) && !IsArchived ? Agreed : null;

    public static ContractSaid Read(JsonElement fields)
    {
        var spoken = Of.Nothing;
        string? Said(string field, Of what)
        {
            if (!fields.TryGetProperty(field, out var value)) return null;
            spoken |= what;
            return value.GetString();
        }
        var (start, end, cancelled) = (Day(Said("start", Of.Start)), Day(Said("end", Of.End)), Day(Said("cancelled", Of.Cancelled)));
        var agreed = new ContractTerms(start ?? default, end, Said("auto_renews", Of.AutoRenews) == "yes", Whole(Said("renewal_months", Of.RenewalMonths)) ?? 0, Whole(Said("notice_days", Of.NoticeDays)), cancelled);
        var isArchived = Said("archived", Of.Archived) == "yes";
        return new(start is null ? spoken & ~Of.Start : spoken, agreed, isArchived);
    }

    /// <summary>This with what a later fact says.</summary>
    public ContractSaid With(in ContractSaid later)
    {
        var (spoken, mine, theirs) = (later.Spoken, Agreed, later.Agreed);
        bool Says(Of what) => (spoken & what) != 0;
        return new(Spoken | later.Spoken, new(Says(Of.Start) ? theirs.Start : mine.Start, Says(Of.End) ? theirs.End : mine.End, Says(Of.AutoRenews) ? theirs.AutoRenews : mine.AutoRenews,
            Says(Of.RenewalMonths) ? theirs.RenewalMonths : mine.RenewalMonths, Says(Of.NoticeDays) ? theirs.NoticeDays : mine.NoticeDays, Says(Of.Cancelled) ? theirs.CancelledOn : mine.CancelledOn),
            Says(Of.Archived) ? later.IsArchived : IsArchived);
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? Whole(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
