using System.Security.Cryptography;

namespace Perennial.App.Shell;

/// <summary>The one number, new with every answer, that lets a script of ours run.</summary>
public sealed class CspNonce
{
    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
}
