using System.Net;

namespace Perennial.App.Access;

/// <summary>
/// Guessing is slowed by account and by address. The tight limit is for one account from one address, so that a stranger
/// cannot lock a person out; the wide ones are for guessing from many addresses, or at many accounts.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    public const int PerAccountAndAddress = 5;
    public const int PerAccount = 50;
    public const int PerAddress = 50;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Throttle _tries = new(clock, Window);

    public TimeSpan? Try(string email, IPAddress? from)
    {
        var account = Folded(email);
        if (_tries.Try(Address(from), PerAddress) is { } wait) return wait; // a blocked address adds no further keys
        TimeSpan?[] waits = [_tries.Try(Both(account, from), PerAccountAndAddress), _tries.Try(Account(account), PerAccount)];
        return waits.Max();
    }

    /// <summary>For what cannot be guessed and names no account: only a flood from one address is stopped.</summary>
    public TimeSpan? Try(IPAddress? from) => _tries.Try(Address(from), PerAddress);

    public void Forgive(IPAddress? from) => _tries.TakeBack(Address(from));

    /// <summary>It was the person: an office behind one address may sign in as often as it likes.</summary>
    public void Forgive(string email, IPAddress? from)
    {
        var account = Folded(email);
        _tries.Forgive(Both(account, from));
        _tries.TakeBack(Account(account));
        _tries.TakeBack(Address(from));
    }

    private static string Account(string account) => "account " + account;

    private static string Address(IPAddress? from) => "address " + from;

    private static string Both(string account, IPAddress? from) => $"both {from} {account}";

    private static string Folded(string email)
    {
        var trimmed = email.Trim().ToUpperInvariant();
        return trimmed.Length <= 256 ? trimmed : trimmed[..256];
    }
}
