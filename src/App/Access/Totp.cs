using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Perennial.App.Access;

/// <summary>Time-based codes of an authenticator app, RFC 6238 with its usual choices: HMAC-SHA-1, six digits, steps of 30 seconds.</summary>
internal static class Totp
{
    public const int SecretBytes = 20;
    private const int Seconds = 30, Digits = 6, Drift = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / Seconds;

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238: what every authenticator app speaks; its strength does not rest on collisions
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.Slice(hash[^1] & 15, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D" + Digits, CultureInfo.InvariantCulture);
    }

    /// <returns>The step of the code, one to either side of now and after the last that was taken; null when it is not good.</returns>
    public static long? Find(byte[] secret, string code, DateTimeOffset now, long? last)
    {
        long? found = null;
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            var same = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(secret, step)), Encoding.UTF8.GetBytes(code));
            if (same && !(step <= last)) found ??= step;
        }
        return found;
    }

    /// <summary>The secret as people type it and as the QR code has it: base 32.</summary>
    public static string Text(byte[] secret)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var (at, shift) = (bit / 8, bit % 8);
            var two = (secret[at] << 8) | (at + 1 < secret.Length ? secret[at + 1] : 0);
            text.Append(Alphabet[(two >> (11 - shift)) & 31]);
        }
        return text.ToString();
    }

    /// <summary>What the QR code says.</summary>
    public static string Address(byte[] secret, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString("Perennial:" + email)}?secret={Text(secret)}&issuer=Perennial";
}
