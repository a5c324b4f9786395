using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Changes;
using Perennial.App.Customers;
using Perennial.App.Contacts;
using Perennial.App.Contracts;
using Perennial.App.Database;
using Perennial.App.DataQuality;
using Perennial.App.Demo;
using Perennial.App.Events;
using Perennial.App.Health;
using Perennial.App.Forecast;
using Perennial.App.Import;
using Perennial.App.Merging;
using Perennial.App.Revenue;
using Perennial.App.Segments;
using Perennial.App.Shell;
using Perennial.App.Signals;
using Perennial.App.Activities;
using Perennial.App.Risk;
using Perennial.App.Team;

namespace Perennial.App;

/// <summary>Puts the one process together: a workspace, its slices and the web server in front of them.</summary>
public static class PerennialServer
{
    public static WebApplication Build(ServerOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "perennial",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false"; // the built assets as they are, with their caching headers
        builder.WebHost.UseUrls(options.Urls);
        builder.AddDoors(options);
        builder.AddApi();
        builder.AddAccess(options);
        configure?.Invoke(builder);

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services =>
            Workspace.Open(options.DataDirectory, $"process {Environment.ProcessId} at {options.Urls}", services.GetRequiredService<TimeProvider>(), services.GetRequiredService<IConfiguration>()["Store:Relational"]));
        builder.Services.AddShell();
        builder.Services.AddRevenue();
        builder.Services.AddChanges();
        builder.Services.AddActivities();
        builder.Services.AddCustomers();
        builder.Services.AddDataQuality();
        builder.Services.AddDemo(options);
        builder.Services.AddAccounts();
        builder.Services.AddContacts();
        builder.Services.AddContracts();
        builder.Services.AddSingleton<Products.ProductFields>();
        builder.Services.AddSingleton<AccountFieldSource>(provider => (_, cancellation) => provider.GetRequiredService<Products.ProductFields>().ReadAsync(cancellation));
        builder.Services.AddSegments();
        builder.Services.AddSingleton<Fields.FieldBook>();
        builder.Services.AddSingleton<BulkEdits.BulkEditEndpoints.Sources>();
        builder.Services.AddImport(builder.Configuration);
        builder.Services.AddTeam();
        builder.Services.AddMerging();
        builder.Services.AddEvents();
        builder.Services.AddSingleton<Operations.ServerMeters>();
        builder.Services.AddSingleton<Scraping>(built => http => Operations.WatchEndpoints.IsScraped(http.Request) ? Operations.WatchEndpoints.Scrape(built.GetRequiredService<Operations.ServerMeters>(), built.GetRequiredService<EventStoreOpening>(), http.Viewer) : null);
        builder.Services.AddSingleton<Features.FeatureBook>();
        builder.Services.AddScoped<Features.FeatureForm>();
        builder.Services.AddSingleton<Traits.TraitRules>();
        builder.Services.AddSingleton<Traits.TraitBook>();
        builder.Services.AddSingleton<Traits.TraitWork>();
        builder.Services.AddSingleton<Traits.NewlyKnown>();
        builder.Services.AddHostedService<Traits.KeepTraits>();
        builder.Services.AddSingleton<Engagement.EngagementBook>();
        builder.Services.AddSingleton<Engagement.AdoptionBook>();
        builder.Services.AddSingleton<Engagement.AccountUsage.Sources>();
        builder.Services.AddSingleton<IUsageAnswers, Engagement.UsageAnswers>();
        builder.Services.AddSingleton<Voice.WorkspaceVoice>();
        builder.Services.AddSingleton<Voice.VoiceRecords>();
        builder.Services.AddSingleton<VoiceAsKnown>(provider => provider.GetRequiredService<Voice.WorkspaceVoice>().At);
        builder.Services.AddSignals();
        builder.Services.AddHealth();
        builder.Services.AddRisk();
        builder.Services.AddForecast();

        var app = builder.Build();
        app.Services.GetRequiredService<Workspace>().Store.Regained += app.Services.GetRequiredService<FactsChanged>().Raise;
        app.Services.GetRequiredService<Workspace>().Store.Regained += () => app.Services.GetRequiredService<HealthScores>().Forget();
        app.UseDoors();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusAnswers();
        app.UseRouting();
        app.UseRequestDecompression();
        app.UseAccess();
        app.UseMiddleware<MergedAddresses>();
        app.UseMiddleware<Idempotency>();
        app.MapStaticAssets(Path.Combine(AppContext.BaseDirectory, "perennial.staticwebassets.endpoints.json")).AllowAnonymous();
        app.MapApiDocument();
        app.Services.GetRequiredService<Operations.ServerMeters>();
        Operations.WatchEndpoints.Map(app);
        Routes.Map(app.MapPagesWithAssets().MapGroup("").DisableAntiforgery()); // the form's token is asked for by UseFormTokens, everywhere
        return app;
    }
}
