using System.Security.Cryptography;
using System.Text;

namespace Perennial.App.Access;

/// <summary>Shown on the server's console only: who can read it may become the first owner.</summary>
internal sealed class SetupCode
{
    public string Text { get; } = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 26);

    public bool Is(string? given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given?.Trim() ?? ""), Encoding.UTF8.GetBytes(Text));
}
