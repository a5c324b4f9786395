using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Database;
using Perennial.App.Filters;

namespace Perennial.App.Accounts;

internal static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AccountCounts>();
        services.AddSingleton<PastAccounts>();
        services.AddSingleton<AccountFilters>();
        services.AddSingleton<AccountListPages.Sources>();
        services.AddSingleton(provider => provider.GetRequiredService<AccountFilters>().AsList());
        services.AddSingleton<AccountsByFilter>(provider => (text, viewer, cancellation) => provider.GetRequiredService<AccountFilters>().NumbersAsync(provider.GetRequiredService<Workspace>(), text, viewer, cancellation));
        services.AddSingleton<AccountRecord.Sources>();
        services.AddSingleton<ProjectRevenue>();
        services.AddHostedService(provider => provider.GetRequiredService<ProjectRevenue>());
        return services;
    }
}
