using Perennial.App;

var app = PerennialServer.Build(new ServerOptions { DataDirectory = args[0], Urls = args[1] });
await app.RunAsync();
return 0;
