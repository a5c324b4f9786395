namespace Perennial.Client;

/// <summary>A file that was brought in, is being brought in, or was taken back.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What kind of rows it holds.</param>
/// <param name="FileName">As it was called where it came from.</param>
/// <param name="Status"><c>ready</c>, <c>queued</c>, <c>running</c>, <c>done</c>, <c>failed</c>, <c>cancelled</c>, <c>interrupted</c> or <c>undone</c>.</param>
/// <param name="DryRun">Checked and counted only.</param>
/// <param name="Counts">What became of its rows so far.</param>
/// <param name="AccountsNamed">Accounts created because a row named them.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Encoding">As found or said.</param>
/// <param name="Delimiter">What stands between its columns.</param>
/// <param name="Sha256">Of the file as it was sent.</param>
/// <param name="Mapping">How its columns are read.</param>
/// <param name="CreatedAt">When it was received.</param>
/// <param name="StartedAt">When it began: its rows became known then.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="UndoneAt">When it was taken back.</param>
/// <param name="By">Who sent it.</param>
/// <param name="Error">Why it failed.</param>
public sealed record Import(long Id, string Kind, string FileName, string Status, bool DryRun, ImportCounts Counts, long AccountsNamed, ImportProgress Progress,
    string Encoding, string Delimiter, string Sha256, ImportMapping Mapping, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    DateTimeOffset? UndoneAt, string By, string? Error)
{
    /// <summary>Nothing more will happen to it by itself.</summary>
    public bool HasEnded => Status is "done" or "failed" or "cancelled" or "undone";
}
