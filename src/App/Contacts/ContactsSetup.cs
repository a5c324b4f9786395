using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Contacts;

internal static class ContactsSetup
{
    public static IServiceCollection AddContacts(this IServiceCollection services)
    {
        services.AddSingleton<ContactFilters>();
        services.AddSingleton(provider => provider.GetRequiredService<ContactFilters>().AsList());
        return services;
    }
}
