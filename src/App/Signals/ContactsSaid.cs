namespace Perennial.App.Signals;

/// <summary>What was said of contacts, each from its own time on.</summary>
/// <param name="known">Whose days are meant.</param>
internal sealed class ContactsSaid(KnownFacts known) : IHistory<ContactSaid>
{
    private readonly Chains<ContactState> _contacts = new();

    public int Count => _contacts.Count;

    public long IdOf(int contact) => _contacts.RecordOf(contact);

    /// <summary>A contact when a day was over; false where nothing was said of them by then.</summary>
    public bool IsSaidBy(int contact, long end, out ContactState state) => _contacts.IsSaidBy(contact, end, out state);

    public void Take(in FactLog<ContactSaid>.Fact fact)
    {
        var (contact, day) = (_contacts.Find(fact.Record), known.DayOf(fact.At));
        _contacts.Say(fact.Record, fact.At, contact < 0 ? ContactState.First(fact.Said, fact.Account, day) : _contacts.Newest(contact).With(fact.Said, fact.Account, day));
    }
}
