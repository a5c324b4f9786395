using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Records;

/// <summary>A command that writes one record: it names a record, gives fields where it takes some, and says how to take the change back.</summary>
internal sealed class RecordVerb : ServerVerb
{
    private readonly Argument<string> _subject;
    private readonly Argument<string>? _called;
    private readonly Argument<string[]>? _fields;
    private readonly Func<PerennialClient, string, RecordFields, CancellationToken, Task<RecordChanged>> _write;

    /// <param name="name">As it is typed.</param>
    /// <param name="description">What it does.</param>
    /// <param name="subject">What its first argument is.</param>
    /// <param name="write">The call.</param>
    public RecordVerb(string name, string description, (string Name, string Description) subject, Func<PerennialClient, string, CancellationToken, Task<RecordChanged>> write)
        : this(name, description, subject, takesFields: null, (server, id, _, cancellation) => write(server, id, cancellation))
    {
    }

    /// <param name="name">As it is typed.</param>
    /// <param name="description">What it does.</param>
    /// <param name="subject">What its first argument is.</param>
    /// <param name="takesFields">False where it needs none; null where it takes none.</param>
    /// <param name="write">The call.</param>
    public RecordVerb(string name, string description, (string Name, string Description) subject, bool? takesFields, Func<PerennialClient, string, RecordFields, CancellationToken, Task<RecordChanged>> write) : base(name, description)
    {
        _write = write;
        _subject = new(subject.Name.ToLowerInvariant()) { Description = subject.Description, HelpName = subject.Name };
        Add(_subject);
        if (takesFields is not { } needed) return;
        _fields = FieldPairs.New(needed);
        Add(_fields);
    }

    /// <summary>For a record that is added to another one: whose it is comes first, then what it is called.</summary>
    /// <param name="name">As it is typed.</param>
    /// <param name="description">What it does.</param>
    /// <param name="subject">What its first argument is.</param>
    /// <param name="called">What its name is; a field may stand there for a record without one.</param>
    /// <param name="write">The call.</param>
    public RecordVerb(string name, string description, (string Name, string Description) subject, string called, Func<PerennialClient, string, RecordFields, CancellationToken, Task<RecordChanged>> write) : this(name, description, subject, takesFields: null, write)
    {
        Add(_called = new("name") { Description = called, HelpName = "NAME" });
        Add(_fields = FieldPairs.New(needed: false));
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var pairs = _fields is null ? [] : parsed.GetValue(_fields) ?? [];
        var called = _called is null ? null : parsed.GetRequiredValue(_called);
        var fields = FieldPairs.Read(called is null ? pairs : [FieldPairs.IsPair(called) ? called : "name=" + called, .. pairs]);
        var changed = await _write(server, parsed.GetRequiredValue(_subject), fields, cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(changed, ContractJson.Default.RecordChanged);
        else await screen.Out.WriteLineAsync(changed.Id);
        await screen.SayAsync(changed.ChangeId is { } change ? $"Done. Take it back with: perennial changes undo {change}" : "It was so already: nothing was changed.");
        return ExitCode.Ok;
    }
}
