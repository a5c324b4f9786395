using System.Collections.Frozen;

namespace Perennial.Core.Revenue;

/// <summary>The currency codes of ISO 4217: those in use, and those that ended since 2000, which old subscriptions still carry.</summary>
public static class Iso4217
{
    private const string InUse =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK " +
        "DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT " +
        "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF " +
        "SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST " +
        "XAF XCD XCG XDR XOF XPF XSU XUA YER ZAR ZMW ZWG";

    private const string Ended = "BYR CUC CYP EEK HRK LTL LVL MRO MTL SIT SKK SLL STD TMM TRL VEB VEF ZMK ZWL";

    private static readonly FrozenSet<int> Codes = $"{InUse} {Ended}".Split(' ').Select(code => Packed(code[0], code[1], code[2])).ToFrozenSet();

    /// <param name="code">Three capital letters in ASCII.</param>
    public static bool Knows(ReadOnlySpan<byte> code) => code.Length == 3 && Codes.Contains(Packed(code[0], code[1], code[2]));

    /// <param name="code">Three capital letters.</param>
    public static bool Knows(string code) => code.Length == 3 && Codes.Contains(Packed(code[0], code[1], code[2]));

    private static int Packed(int a, int b, int c) => (a << 16) | (b << 8) | c;
}
