using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Settings;

namespace Perennial.App.Signals;

internal static class SignalsSetup
{
    public static void AddSignals(this IServiceCollection services)
    {
        FactLogs.Add(services);
        services.AddSingleton<UseToday>();
        services.AddSingleton<ISignalSource, RevenueSignals>();
        services.AddSingleton<ISignalSource, ContractSignals>();
        services.AddSingleton<ISignalSource, UsageSignals>();
        services.AddSingleton<ISignalSource, TicketSignals>();
        services.AddSingleton<ISignalSource, AnswerSignals>();
        services.AddSingleton<ISignalSource, TouchSignals>();
        services.AddSingleton<ISignalSource, ContactSignals>();
        services.AddSingleton<ISignalSource, SentimentSignals>();
        services.AddSingleton<ISignalSource, OnboardingSignals>();
        services.AddSingleton<ISignalSource, MissingSignals>();
        services.AddSingleton<SignalEvidence>();
        services.AddSingleton(s => new SignalReader(s.GetRequiredService<Workspace>(), s.GetRequiredService<WorkspaceSettings>(), s.GetRequiredService<RevenueQuestions>(), s.GetRequiredService<MergedRecords>(), s.GetRequiredService<FactsChanged>(), s.GetRequiredService<FactLog<AccountSaid>>(), s.GetRequiredService<Histories<AccountSaid, AccountsSaid>>(), s.GetServices<ISignalSource>()));
    }
}
