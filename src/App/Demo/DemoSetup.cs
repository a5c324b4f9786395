using Microsoft.Extensions.DependencyInjection;

namespace Perennial.App.Demo;

internal static class DemoSetup
{
    public static void AddDemo(this IServiceCollection services, ServerOptions options)
    {
        if (options.Demo) services.AddHostedService<DemoStart>();
    }
}
