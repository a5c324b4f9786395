using System.Runtime.InteropServices;
using Perennial.Tests.ClickHouseNode;

// A ClickHouse server on the loopback address, out of ClickHouse as a library:
//   Perennial.Tests.ClickHouseNode LIBRARY DIRECTORY HTTP-PORT TCP-PORT CONFIG
// It says "ready", and ends when its input ends, or when it is killed.
unsafe
{
    var (library, directory, http, tcp, config) = (args[0], Path.GetFullPath(args[1]), args[2], args[3], args[4]);
    Directory.CreateDirectory(directory);
    // The one query that keeps the library busy reads from here until the writing end is closed.
    var hold = Path.Combine(directory, "hold");
    if (!File.Exists(hold) && Libc.mkfifo(hold, 0x180) != 0) throw new IOException($"mkfifo {hold}: {Marshal.GetLastPInvokeError()}");
    string[] words =
    [
        "clickhouse", "--config-file=" + config, "--path=" + directory, "--http_port=" + http, "--tcp_port=" + tcp, "--listen_host=127.0.0.1", "--logger.level=none",
        "--query", $"SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP; SELECT * FROM file('{hold}', LineAsString) FORMAT Null",
    ];
    var loaded = NativeLibrary.Load(library);
    // Its handlers would take those of .NET away.
    ((delegate* unmanaged[Cdecl]<int, void>)NativeLibrary.GetExport(loaded, "chdb_set_signal_handlers_enabled"))(0);
    var run = (delegate* unmanaged[Cdecl]<int, byte**, nint*>)NativeLibrary.GetExport(loaded, "query_stable_v2");
    var holder = new Thread(() =>
    {
        var writing = Libc.open(hold, 1); // waits for the query to read
        Console.WriteLine("ready");
        while (Console.In.Read() >= 0) { }
        Libc.close(writing);
    });
    holder.IsBackground = true;
    holder.Start();
    var argv = stackalloc byte*[words.Length + 1];
    for (var i = 0; i < words.Length; i++) argv[i] = (byte*)Marshal.StringToCoTaskMemUTF8(words[i]);
    argv[words.Length] = null;
    var answer = run(words.Length, argv);
    if (answer != null && answer[6] != 0)
    {
        Console.Error.WriteLine(Marshal.PtrToStringUTF8(answer[6]));
        return 1;
    }
    return 0;
}
