using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Accounts;

namespace Perennial.App.Contracts;

internal static class ContractsSetup
{
    public static IServiceCollection AddContracts(this IServiceCollection services)
    {
        services.AddSingleton<ContractCalendar>();
        services.AddSingleton<ContractsToday>();
        services.AddSingleton<ContractFilters>();
        services.AddSingleton(provider => provider.GetRequiredService<ContractFilters>().AsList());
        services.AddSingleton<PastContracts>(ContractsOnDay.ReadAsync);
        services.AddSingleton<AccountFieldSource>(provider => async (_, cancellation) =>
        {
            await provider.GetRequiredService<ContractCalendar>().CurrentAsync(cancellation);
            return ContractFields.All;
        });
        return services;
    }
}
