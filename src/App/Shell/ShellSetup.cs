using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Shell;

internal static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Here>();
        services.AddRazorComponents();
        return services;
    }
}
