using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Perennial.App.Accounts;
using Perennial.App.Signals;

namespace Perennial.App.Health;

internal static class HealthSetup
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<ScorecardBook>();
        services.AddSingleton<AccountKinds>();
        services.AddSingleton<Wordings>();
        services.AddSingleton<BandNotes>();
        services.AddSingleton<HealthScores>();
        services.AddSingleton<HealthPast>();
        services.AddSingleton<ScoresThen>();
        services.AddSingleton<HealthList>();
        services.AddSingleton<HealthMovement>();
        services.AddSingleton<HealthOverrides>();
        services.AddSingleton<SaidOfAccounts>();
        services.AddSingleton<SentimentBook>();
        services.TryAddSingleton<SentimentOn>(provider => provider.GetRequiredService<SentimentBook>().OnAsync);
        services.AddSingleton<PastOutcomes>();
        services.AddSingleton<WhatIf>();
        services.AddSingleton<DryRun>();
        services.AddSingleton<AccountHealth.Sources>();
        services.AddSingleton<AccountFieldSource>(HealthFields.OfAsync);
        services.AddSingleton<PastHealth>(HealthFields.OnAsync);
        services.AddHostedService<KeepHealth>();
    }
}
