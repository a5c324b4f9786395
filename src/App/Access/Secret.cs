using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Perennial.App.Access;

/// <summary>256 random bits as text. What is stored is only the hash: with so much chance in it, a plain SHA-256 cannot be searched.</summary>
internal static class Secret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public static bool Matches(string secret, byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(secret), hash);
}
