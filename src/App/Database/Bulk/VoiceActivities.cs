using System.Text;
using Perennial.Core.Revenue;

namespace Perennial.App.Database.Bulk;

/// <summary>Notes on an account's timeline what a customer answered and what became of their tickets, with where that came from: when that is taken back, the note goes with it.</summary>
internal sealed class VoiceActivities(StoreConnection connection, Merges merges, WriteTerms terms) : IDisposable
{
    private static readonly TimeOnly _noon = new(12, 0);

    private readonly Statement _insert = connection.Prepare("""
        insert into activities (account_id, kind, happened_at, recorded_at, person_id, author, title, body, details, import_id, logged_for, version)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '{}', ?9, ?10, 1) returning id
        """);

    private readonly Statement _byId = connection.Prepare("select id from contacts where external_id = ?1 and account_id = ?2");
    private readonly Statement _byMail = connection.Prepare("select id from contacts where email_key = ?1 and account_id = ?2 order by id limit 1");
    private readonly Statement _join = connection.Prepare("insert into activity_contacts (activity_id, contact_id) values (?1, ?2) on conflict (activity_id, contact_id) do nothing");

    /// <param name="account">That the fact names; the entry stands with the one that it is part of.</param>
    /// <param name="kind">Of the activity.</param>
    /// <param name="at">Canonical day or instant; null for when it became known.</param>
    /// <param name="title">What happened, in one line.</param>
    /// <param name="body">In the customer's words.</param>
    /// <param name="contact">Who, as the row says it.</param>
    /// <param name="source">The import, or below zero the change.</param>
    /// <param name="change">Who made it; none for an import.</param>
    /// <returns>Its number.</returns>
    public long Add(long account, string kind, ReadOnlySpan<byte> at, string title, string body, string? contact, long? source, ChangeNote? change)
    {
        var root = merges.Accounts.Root(account);
        var now = Micros.Of(terms.StartedAt);
        _insert.Bind(1, root);
        _insert.Bind(2, kind);
        _insert.Bind(3, at.IsEmpty ? now : When(at));
        _insert.Bind(4, now);
        _insert.Bind(5, change?.By.PersonId);
        _insert.Bind(6, change?.By.Name ?? $"Import {source}");
        _insert.Bind(7, Activities.Activity.Beginning(title));
        _insert.Bind(8, body);
        _insert.Bind(9, source);
        _insert.Bind(10, root == account ? null : account);
        _insert.Step();
        var id = _insert.Long(0);
        _insert.Finish();
        if (contact is not null && Find(contact, root) is { } person)
        {
            _join.Bind(1, id);
            _join.Bind(2, person);
            _join.Run();
        }
        return id;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _insert, _byId, _byMail, _join }) statement.Dispose();
    }

    /// <summary>A day alone is shown as that day everywhere.</summary>
    private static long When(ReadOnlySpan<byte> at) =>
        DayOrInstant.Parse(at) is { IsInstant: false } day ? Micros.Of(new DateTimeOffset(DateOnly.FromDayNumber(day.DayNumber), _noon, TimeSpan.Zero)) : DayOrInstant.Parse(at).Micros;

    private long? Find(string contact, long account) => One(_byId, merges.Contact(contact)!, account) ?? One(_byMail, FoldedKey.Of(contact), account);

    private static long? One(Statement find, string name, long account)
    {
        find.Bind(1, Encoding.UTF8.GetBytes(name));
        find.Bind(2, account);
        long? id = find.Step() ? find.Long(0) : null;
        find.Reset();
        return id;
    }
}
