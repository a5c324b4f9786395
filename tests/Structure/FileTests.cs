using System.Text.RegularExpressions;

namespace Perennial.Tests.Structure;

public sealed class FileTests
{
    private const int LongestFile = 250;

    /// <summary>Files that are long for a reason. Each must still be long, or it leaves this list.</summary>
    private static readonly Dictionary<string, string> _longForAReason = new(StringComparer.Ordinal)
    {
    };

    // Put together here, so that this file does not contain them.
    private static readonly string[] _ofOneMachine = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "C:\\Us" + "ers"];
    private static readonly string[] _registries = ["registry.npm" + "js.org", "npm" + "mirror", "api.nuget" + ".org", "\"reso" + "lved\": \"http", "<packageSour" + "ces>"];

    private static IEnumerable<string> Source => Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    [Fact]
    public void A_file_has_the_name_of_a_type_in_it_and_its_folder_s_namespace()
    {
        Source.Count().ShouldBeGreaterThan(100);
        Source.Select(file => Misnamed(file, Repository.Read(file))).OfType<string>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/App/Accounts/Account.cs", "namespace Perennial.App.Accounts;\npublic sealed class Customer;")]
    [InlineData("src/App/Accounts/Account.cs", "namespace Perennial.App;\npublic sealed class Account;")]
    public void A_misnamed_file_is_noticed(string file, string text) => Misnamed(file, text).ShouldNotBeNull();

    [Fact]
    public void A_file_is_short()
    {
        var tooLong = Source.Concat(Repository.Files.Where(file => file.EndsWith(".razor", StringComparison.Ordinal)))
            .ToDictionary(file => file, file => File.ReadLines(Repository.At(file)).Count(), StringComparer.Ordinal)
            .Where(file => file.Value > LongestFile).Select(file => file.Key).ToList();
        tooLong.Except(_longForAReason.Keys, StringComparer.Ordinal).ShouldBeEmpty($"over {LongestFile} lines: split it by what it speaks of");
        _longForAReason.Keys.Except(tooLong, StringComparer.Ordinal).ShouldBeEmpty("no longer long: take it off the list");
    }

    [Fact]
    public void No_file_knows_one_machine_or_one_package_registry()
    {
        var texts = Repository.Files.Select(file => (file, Text: Text(file))).Where(file => file.Text is not null).ToList();
        texts.Count.ShouldBeGreaterThan(200);
        texts.SelectMany(file => Foreign(file.Text!).Select(word => $"{file.file}: {word}")).ShouldBeEmpty();
    }

    [Fact]
    public void A_path_of_one_machine_is_noticed()
    {
        Foreign("see /ho" + "me/anna/perennial").ShouldNotBeEmpty();
        Foreign("https://registry.npm" + "js.org/esbuild").ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_project_and_package_file_has_its_lock_file()
    {
        var owners = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) || Path.GetFileName(file) == "package.json").ToList();
        owners.Count.ShouldBeGreaterThan(6);
        owners.Select(LockFile).Except(Repository.Files, StringComparer.Ordinal).ShouldBeEmpty();
        LockFile("src/New/New.csproj").ShouldNotBeOneOf([.. Repository.Files]);
    }

    private static string LockFile(string owner) =>
        Path.Combine(Path.GetDirectoryName(owner)!, owner.EndsWith(".csproj", StringComparison.Ordinal) ? "packages.lock.json" : "package-lock.json");

    private static string? Misnamed(string file, string text)
    {
        if (Path.GetFileName(file) == "Program.cs") return null;
        var name = Path.GetFileName(file).Split('.')[0];
        // The client is a library for others: one namespace, whatever its folders.
        var space = file.StartsWith("src/Client/", StringComparison.Ordinal) ? "Perennial.Client" : "Perennial." + Path.GetDirectoryName(file)!["src/".Length..].Replace('/', '.');
        return !Regex.IsMatch(text, $@"^(?:[\w ]+ )?(?:class|record|struct|interface|enum|delegate)\b[^;({{]*\b{name}\b", RegexOptions.Multiline) ? $"{file} declares no {name}"
            : !text.Contains($"namespace {space};", StringComparison.Ordinal) ? $"{file} is not in {space}"
            : null;
    }

    private static IEnumerable<string> Foreign(string text) => _ofOneMachine.Concat(_registries).Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? Text(string file)
    {
        if (new FileInfo(Repository.At(file)).LinkTarget is { } target) return target;
        var bytes = File.ReadAllBytes(Repository.At(file));
        return bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0) ? null : System.Text.Encoding.UTF8.GetString(bytes);
    }
}
