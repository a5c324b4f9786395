namespace Perennial.Core.Revenue;

/// <summary>A run of days on which one line pays one monthly amount. Held: it pays nothing but keeps its account a customer (a pause or a free plan, where the options say so).</summary>
internal readonly record struct PaidSpan(int Line, int Subscription, int Currency, int From, int To, long AmountE8, bool Held, EndReason Reason);
