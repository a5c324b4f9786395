namespace Perennial.Core.Contracts;

/// <summary>
/// When a contract runs, renews and can be cancelled. Days are local; terms are half open: <see cref="End"/> is the first day that the first term no longer covers, which is the day of renewal.
/// </summary>
/// <param name="Start">First day of the first term.</param>
/// <param name="End">The day after the first term; null for a contract without a fixed term.</param>
/// <param name="AutoRenews">Whether it goes on for a further term unless somebody gives notice.</param>
/// <param name="RenewalMonths">Length of a further term in months; 0 for the length of the first, in whole months and at least one.</param>
/// <param name="NoticeDays">How many days before the renewal notice must be given; null when nothing is agreed.</param>
/// <param name="CancelledOn">The day on which notice was given; the term that it falls into is the last.</param>
public sealed record ContractTerms(DateOnly Start, DateOnly? End, bool AutoRenews, int RenewalMonths, int? NoticeDays, DateOnly? CancelledOn)
{
    /// <summary>One term, half open.</summary>
    /// <param name="Number">0 for the first.</param>
    /// <param name="From">Its first day.</param>
    /// <param name="To">The day after it; null for one without an end.</param>
    public readonly record struct Term(int Number, DateOnly From, DateOnly? To);

    /// <summary>Months of a further term.</summary>
    public int Months => RenewalMonths > 0 ? RenewalMonths : End is { } end ? Math.Max(1, WholeMonths(Start, end)) : 0;

    /// <summary>
    /// The term that covers a day; the first one before the contract begins, and the last one after it has ended.
    /// Terms are counted from the first end, so that one that ends on the 31st renews at month ends and does not drift.
    /// </summary>
    public Term On(DateOnly day)
    {
        if (End is not { } end) return new(0, Start, null);
        if (day < end || !AutoRenews) return new(0, Start, end);
        var number = 1;
        while (TermAt(number) is var term && term.To <= day && !IsLast(term)) number++;
        return IsLast(TermAt(number - 1)) ? TermAt(number - 1) : TermAt(number);
    }

    /// <summary>How it stands on a day.</summary>
    public ContractState StateOn(DateOnly day)
    {
        if (day < Start) return ContractState.Upcoming;
        var term = On(day);
        if (term.To <= day) return ContractState.Ended;
        if (CancelledOn is { } cancelled && cancelled <= day) return ContractState.Cancelled;
        return NoticeBy(term) is { } notice && notice <= day ? ContractState.PastNotice : ContractState.Running;
    }

    /// <summary>The next day on which it renews or has to be renewed, seen from a day; null when it has ended, was cancelled, or has no fixed term.</summary>
    public DateOnly? RenewalAfter(DateOnly day) => StateOn(day) is ContractState.Ended or ContractState.Cancelled ? null : On(day).To;

    /// <summary>The last day on which notice can be given in the term that covers a day.</summary>
    public DateOnly? NoticeAfter(DateOnly day) => RenewalAfter(day) is null ? null : NoticeBy(On(day));

    private Term TermAt(int number) => number == 0 ? new(0, Start, End) : new(number, End!.Value.AddMonths((number - 1) * Months), End.Value.AddMonths(number * Months));

    private bool IsLast(Term term) => CancelledOn is { } cancelled && cancelled < term.To;

    private DateOnly? NoticeBy(Term term) => term.To is { } to && NoticeDays is { } days ? to.AddDays(-days) : null;

    private static int WholeMonths(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }
}
