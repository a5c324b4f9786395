using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace Perennial.App.Access;

/// <summary>
/// Refuses what everybody tries first: the passwords most often found in breaches, also with digits and signs put around them,
/// and the person's own mail address. The list is cut from @zxcvbn-ts/language-common 4.1.3 (MIT; see docs/decisions).
/// </summary>
internal sealed class CommonPasswords : IPasswordValidator<Person>
{
    private static readonly FrozenSet<string> List = Load();

    public static bool Contains(string password)
    {
        var plain = password.Trim().ToLowerInvariant();
        return List.Contains(plain) || plain.Distinct().Take(4).Count() < 4 || List.Contains(WithoutDecoration(plain));
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(Problem(user, password ?? "") is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = "CommonPassword", Description = problem })
            : IdentityResult.Success);

    private static string? Problem(Person person, string password)
    {
        if (password.Length > 256) return "A password may have at most 256 characters.";
        if (Contains(password)) return "This password is on the list of those that are tried first. Choose another, for example four words that have nothing to do with each other.";
        return string.Equals(password.Trim(), person.Email, StringComparison.OrdinalIgnoreCase) ? "The mail address is not a password." : null;
    }

    private static string WithoutDecoration(string plain)
    {
        var (start, end) = (0, plain.Length);
        while (start < end && !char.IsLetter(plain[start])) start++;
        while (end > start && !char.IsLetter(plain[end - 1])) end--;
        return plain[start..end];
    }

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
