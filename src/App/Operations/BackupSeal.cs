using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Perennial.App.Operations;

/// <summary>The files of <c>keys/</c>, sealed with a passphrase: AES-256-GCM under PBKDF2-SHA256.</summary>
internal static class BackupSeal
{
    private const int Rounds = 600_000, Salt = 16, Nonce = 12, Tag = 16;

    public static byte[] Seal(string folder, string passphrase)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes, StringComparer.Ordinal) : [];
        var plain = JsonSerializer.SerializeToUtf8Bytes(files);
        var whole = new byte[Salt + Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, Salt + Nonce));
        using var cipher = new AesGcm(Key(passphrase, whole.AsSpan(0, Salt)), Tag);
        cipher.Encrypt(whole.AsSpan(Salt, Nonce), plain, whole.AsSpan(Salt + Nonce + Tag), whole.AsSpan(Salt + Nonce, Tag));
        return whole;
    }

    /// <exception cref="BackupRefusedException">It is another passphrase.</exception>
    public static IReadOnlyDictionary<string, byte[]> Open(byte[] whole, string passphrase)
    {
        if (whole.Length < Salt + Nonce + Tag) throw new BackupRefusedException("The part keys.sealed is damaged.");
        var plain = new byte[whole.Length - Salt - Nonce - Tag];
        using var cipher = new AesGcm(Key(passphrase, whole.AsSpan(0, Salt)), Tag);
        try
        {
            cipher.Decrypt(whole.AsSpan(Salt, Nonce), whole.AsSpan(Salt + Nonce + Tag), whole.AsSpan(Salt + Nonce, Tag), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new BackupRefusedException("The keys in this backup were sealed with another passphrase. Nothing was restored.");
        }
        return JsonSerializer.Deserialize<Dictionary<string, byte[]>>(plain)!;
    }

    private static byte[] Key(string passphrase, ReadOnlySpan<byte> salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Normalize()), salt, Rounds, HashAlgorithmName.SHA256, 32);
}
