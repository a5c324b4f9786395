using System.Diagnostics;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.Browser;

/// <summary>A passkey from its making to its end, in Chromium with a virtual authenticator.</summary>
public sealed class PasskeyTests
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_without_a_password_and_is_removed()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var host = new PerennialHost { RealClock = TimeProvider.System };
        await host.InitializeAsync();
        var start = new ProcessStartInfo("node", [Repository.At("tests/Browser/passkey.mjs"), $"http://localhost:{host.Url.Port}", PerennialHost.OwnerEmail, PerennialHost.OwnerPassword]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var browser = Process.Start(start)!;
        var (said, wrong) = (browser.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), browser.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await browser.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await wrong).ShouldBeEmpty();
        using (var client = host.Client()) (await client.AuditAsync(kind: "passkey", cancellation: TestContext.Current.CancellationToken).Select(row => (row.Verb, row.Name)).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe([("removed", "work laptop"), ("added", "work laptop")]);
        (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["added: work laptop", "signed in at /", "removed", "refused: This passkey is not known here, or it took too long."]);
    }
}
