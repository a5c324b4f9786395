using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Perennial.Tests.Browser;

/// <summary>One Chromium for all tests, driven by <c>drive.mjs</c>; started by the first test that looks at a page.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] _places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly ConcurrentDictionary<int, TaskCompletionSource<Look>> _waiting = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private Process? _driver;
    private Task _reading = Task.CompletedTask;
    private int _last;

    /// <summary>Why no page can be looked at here, or null.</summary>
    public static string? Missing { get; } =
        Environment.GetEnvironmentVariable("CHROMIUM") is null && !_places.Any(File.Exists) ? "no Chromium: apt-get install chromium fonts-liberation, or set CHROMIUM"
        : !Directory.Exists(Repository.At("tests/Browser/node_modules/playwright-core")) ? "no playwright-core: npm ci in tests/Browser (./test does it)"
        : null;

    public async Task<Look> At(PageRequest request)
    {
        await _writing.WaitAsync();
        try
        {
            _driver ??= await Start();
            var numbered = request with { Id = ++_last };
            var answer = _waiting[numbered.Id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await _driver.StandardInput.WriteLineAsync(JsonSerializer.Serialize(numbered, JsonSerializerOptions.Web));
            await _driver.StandardInput.FlushAsync();
            return await answer.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally
        {
            _writing.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_driver is null) return;
        _driver.StandardInput.Close();
        await _driver.WaitForExitAsync();
        await _reading;
        _driver.Dispose();
    }

    private async Task<Process> Start()
    {
        var start = new ProcessStartInfo("node", [Repository.At("tests/Browser/drive.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var driver = Process.Start(start)!;
        _ = await driver.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The browser's driver did not start.");
        _reading = Read(driver.StandardOutput);
        return driver;
    }

    private async Task Read(StreamReader answers)
    {
        while (await answers.ReadLineAsync() is { } line)
        {
            var look = JsonSerializer.Deserialize<Look>(line, JsonSerializerOptions.Web)!;
            if (_waiting.TryRemove(look.Id, out var waiting)) waiting.SetResult(look);
        }
        foreach (var waiting in _waiting.Values) waiting.TrySetException(new InvalidOperationException("The browser's driver ended."));
    }
}

/// <summary>One thing that a person does at the keyboard, and what they then see. Wherever the focus comes to, it has to be visible.</summary>
public sealed record Step(string? Keys = null, string? Type = null, string? Expect = null, string? At = null, string? TabTo = null);

/// <summary>A theme and a width.</summary>
public sealed record View(string Theme, int Width);

public sealed record PageRequest(string Base, string Path)
{
    public int Id { get; init; }
    public string Theme { get; init; } = "light";
    public int Width { get; init; } = 1440;
    public int Status { get; init; } = 200;
    public string? Email { get; init; }
    public string? Password { get; init; }
    public bool JavaScript { get; init; } = true;

    /// <summary>Looked at once more, on the page that is there already.</summary>
    public View? Also { get; init; }

    /// <summary>How long a step may take until what is expected is there, in milliseconds.</summary>
    public int Patience { get; init; } = 15_000;

    /// <summary>Says what the page weighs over the wire instead of looking at it.</summary>
    public bool Weigh { get; init; }

    /// <summary>What is done one after the other, by keyboard alone.</summary>
    public IReadOnlyList<Step>? Steps { get; init; }

    /// <summary>What a person does once the page is there: presses keys, or clicks on something.</summary>
    public string? Focus { get; init; }
    public string? Keys { get; init; }
    public string? Click { get; init; }

    /// <summary>What must then be seen.</summary>
    public string? Expect { get; init; }
}

public sealed record Look(int Id, IReadOnlyList<string> Problems, string Title = "", string Heading = "")
{
    /// <summary>Over the wire, by kind of resource.</summary>
    public IReadOnlyDictionary<string, long>? Bytes { get; init; }
}
