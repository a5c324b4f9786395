namespace Perennial.Client;

/// <summary>One thing that happened with an account.</summary>
/// <param name="Id">Its number.</param>
/// <param name="AccountId">The account's external id.</param>
/// <param name="Kind"><c>note</c>, <c>call</c>, <c>meeting</c>, <c>mail</c>, or <c>system</c> for what the product noted.</param>
/// <param name="HappenedAt">When it happened.</param>
/// <param name="RecordedAt">When it was logged.</param>
/// <param name="Author">Who logged it.</param>
/// <param name="Title">One line; may be empty for a note.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Minutes">How long it took.</param>
/// <param name="Contacts">External ids of the contacts who took part.</param>
/// <param name="ArchivedAt">When it was put aside.</param>
/// <param name="Version">Rises with each edit.</param>
public sealed record ActivityRow(long Id, string AccountId, string Kind, DateTimeOffset HappenedAt, DateTimeOffset RecordedAt, string Author, string Title, string Body, int? Minutes,
    IReadOnlyList<string> Contacts, DateTimeOffset? ArchivedAt, long Version);
