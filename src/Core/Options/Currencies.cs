namespace Perennial.Core.Options;

/// <summary>The ISO 4217 codes by which a currency is accepted: the active ones (list one), and those that ended since 2000, which old subscriptions still carry.</summary>
public static class Currencies
{
    private static readonly HashSet<string> Codes = [.. (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD " +
        "EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD " +
        "MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD " +
        "SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG " +
        "BYR CUC CYP EEK HRK LTL LVL MRO MTL SIT SKK SLL STD TMM TRL VEB VEF ZMK ZWL").Split(' ')];

    /// <summary>The code in capitals, or null when ISO 4217 does not know it.</summary>
    public static string? Canonical(string text)
    {
        var code = text.Trim().ToUpperInvariant();
        return Codes.Contains(code) ? code : null;
    }

    public static IReadOnlyCollection<string> All => Codes;
}
