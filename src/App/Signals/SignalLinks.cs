using Perennial.App.Shell;
using Perennial.Core.Health;

namespace Perennial.App.Signals;

/// <summary>The page of an account on which the rows behind a signal stand.</summary>
internal static class SignalLinks
{
    public static string Of(Signal signal, string account, DateOnly day, DateOnly? asKnown)
    {
        var page = Addresses.Account(account);
        var at = $"?at={Format.Iso(day)}{(asKnown is { } known ? $"&asKnown={Format.Iso(known)}" : "")}";
        return signal.Id switch
        {
            "mrr" or "mrr-trend" or "tenure" => page + "/timeline?kind=movement",
            "contract-months" or "days-to-renewal" => page + "/contracts",
            "days-since-contact" => page + "/timeline?kind=call&kind=meeting&kind=mail",
            "sponsor" or "contacts-lost" => page + "/people",
            "sentiment" => page + "/timeline",
            "days-in-onboarding" => page + "/history",
            "time-to-first-value" => page + "/usage" + at,
            _ => signal.Source switch
            {
                SignalSource.Engagement => page + "/usage" + at,
                SignalSource.Support or SignalSource.Voice => page + "/voice" + at,
                SignalSource.Revenue or SignalSource.Relationship or SignalSource.Outcomes or SignalSource.Onboarding => page + at,
            },
        };
    }
}
