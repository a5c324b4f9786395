using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Customers;

internal static class CustomersSetup
{
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddScoped<RecordEdits>();
        services.AddScoped<RecordIds>();
        services.AddSingleton<FormWords>();
        services.AddSingleton<HealthTab.Sources>();
        services.AddSingleton<RenewalTab.Sources>();
        services.AddSingleton<Products.ProductBook>();
        return services;
    }
}
