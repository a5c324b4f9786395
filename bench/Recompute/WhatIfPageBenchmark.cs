using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Health;
using Perennial.App.Signals;
using Perennial.Bench.Health;
using Perennial.Core.Health;

namespace Perennial.Bench.Recompute;

/// <summary>A weight is dragged on the page of a scorecard, as the page asks for it, beside the bare product of as many points with one vector of weights.</summary>
internal static partial class WhatIfPageBenchmark
{
    private const int Look = 41;

    public static async Task RunAsync(int accounts)
    {
        Probe.Print();
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            await using var app = Workplace.Open(folder);
            await app.StartAsync();
            await Workplace.FillAsync(app, new DrawnBook(accounts, await app.Services.GetRequiredService<SignalReader>().TodayAsync(default)), await Workplace.TokenAsync(app), withEvents: accounts <= 20_000);
            await app.Services.GetRequiredService<HealthScores>().CatchUpAsync(default);
            var url = new Uri(app.Urls.Single());
            using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(10) };
            browser.DefaultRequestHeaders.Add("Cookie", await Doors.SignInAsync(url));
            browser.DefaultRequestHeaders.Add("HX-Request", "true");
            var watch = Stopwatch.StartNew();
            var page = await browser.GetStringAsync("/health/scorecards/edit?score=overall");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{accounts:N0} accounts; the page for the first time, with what it reads: {watch.Elapsed.TotalSeconds:0.0} s, {page.Length / 1024.0:0} kB"));
            var (card, weight) = (DefaultScorecards.All[0].Card, 0);
            var points = card.Measures.Select(_ => new float[accounts]).ToArray();
            var (weights, product) = (card.Measures.Select(m => (float)m.Measure.Weight).ToArray(), new float[accounts]);
            var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["formToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups["token"].Value), [ScorecardDraft.Base] = ScorecardWriting.Of(DefaultScorecards.All[0]) };
            var rounds = new Rounds()
                .Add($"floor: bare product, {accounts:N0} accounts x {points.Length} measures", () => WhatIfBenchmark.Product(points, weights, product))
                .Add("a weight dragged, with the answer of the page", () => Dragged(browser, form, card, ++weight));
            rounds.Run(3, Look);
            rounds.Print();
            Memory.Print();
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Dragged(HttpClient browser, Dictionary<string, string> form, Scorecard card, int weight)
    {
        form[ScorecardDraft.Field("weight", 0)] = (card.Groups[0].Weight + weight % 20).ToString(CultureInfo.InvariantCulture);
        using var answer = browser.PostAsync("/health/scorecards/look", new FormUrlEncodedContent(form)).GetAwaiter().GetResult();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"The page answered with {(int)answer.StatusCode}.");
        answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
    }

    [GeneratedRegex("name=\"formToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
