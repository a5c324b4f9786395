using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Records;

/// <summary>A command that makes one record of two, or only shows what would become of them.</summary>
internal sealed class MergeVerb : ServerVerb
{
    private static readonly Column<MergePreviewField>[] _columns = [new("field", f => f.Field), new("stays", f => f.Kept), new("double", f => f.Double), new("becomes", f => f.After)];

    private readonly Argument<string> _kept;
    private readonly Argument<string> _double;
    private readonly Option<string[]> _take = new("--take") { Description = "A field in which the double is right; as often as needed. --dry-run names them.", HelpName = "FIELD" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only shows what would become of it." };
    private readonly string _kind;
    private readonly Func<PerennialClient, string, MergeWish, CancellationToken, Task<RecordChanged>> _merge;
    private readonly Func<PerennialClient, string, MergeWish, CancellationToken, Task<MergePreview>> _preview;

    /// <param name="kind"><c>account</c> or <c>contact</c>.</param>
    /// <param name="kept">An id for examples.</param>
    /// <param name="lost">Another.</param>
    /// <param name="field">A field for examples.</param>
    /// <param name="merge">The call.</param>
    /// <param name="preview">The call that changes nothing.</param>
    public MergeVerb(string kind, string kept, string lost, string field, Func<PerennialClient, string, MergeWish, CancellationToken, Task<RecordChanged>> merge, Func<PerennialClient, string, MergeWish, CancellationToken, Task<MergePreview>> preview)
        : base("merge", $"Makes one {kind} of two: what the one that stays lacks it takes over, lists are united, and all that belongs to the double belongs to it.")
    {
        (_kind, _merge, _preview) = (kind, merge, preview);
        Add(_kept = new("kept") { Description = $"The {kind} that stays, by its own id.", HelpName = "KEPT" });
        Add(_double = new("double") { Description = "The one that goes into it.", HelpName = "DOUBLE" });
        Add(_take);
        Add(_dryRun);
        Examples = [$"perennial {kind}s merge {kept} {lost} --dry-run", $"perennial {kind}s merge {kept} {lost} --take {field}"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var (kept, lost) = (parsed.GetRequiredValue(_kept), parsed.GetRequiredValue(_double));
        var wish = new MergeWish(lost, [.. (parsed.GetValue(_take) ?? []).Select(RecordFields.NameOf)]);
        if (parsed.GetValue(_dryRun))
        {
            var preview = await _preview(server, kept, wish, cancellation);
            if (screen.Format == "json") await screen.WriteJsonAsync(preview, ContractJson.Default.MergePreview);
            else await screen.WriteAsync(preview.Fields, ContractJson.Default.IReadOnlyListMergePreviewField, _columns, "Neither says anything.");
            await screen.SayAsync($"{preview.DoubleName} would go into {preview.KeptName}{(preview.ComesAlong.Count == 0 ? "" : $", with {string.Join(", ", preview.ComesAlong)}")}. Nothing was changed.");
            return ExitCode.Ok;
        }
        var changed = await _merge(server, kept, wish, cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(changed, ContractJson.Default.RecordChanged);
        else await screen.Out.WriteLineAsync(changed.Id);
        await screen.SayAsync($"The {_kind} {lost} is part of {changed.Id} now. Take it back with: perennial changes undo {changed.ChangeId}");
        return ExitCode.Ok;
    }
}
