using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Accounts;

internal static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AccountCounts>();
        services.AddSingleton<AccountRecord.Sources>();
        services.AddSingleton<ProjectRevenue>();
        services.AddHostedService(provider => provider.GetRequiredService<ProjectRevenue>());
        return services;
    }
}
