namespace Perennial.App.DataQuality.Checks;

internal sealed class RepeatedEventIds : DataCheck
{
    public override string Id => "repeated-event-ids";
    public override string Title => "Events of one file with the id of another";
    public override string Meanwhile => "A message id counts once for ever: the first row stands, and this one is counted nowhere.";
    public override Severity Severity => Severity.Warning;
    public override string Of => "repeated rows";

    internal override bool IsBound(ClaimBindings claims) => true;

    internal override int Population(QualityData data) => data.Repeats.Count;

    internal override IEnumerable<Contradiction> Find(QualityData data) =>
        data.Repeats.Select(r => new Contradiction(r.Account < 0 ? 0 : data.Accounts[r.Account].Id, 0, $"line {r.Row.Line} of {r.Row.File} has the id {r.Row.MessageId}", $"so has line {r.Row.FirstLine}, which says {(r.Row.IsSame ? "the same" : "something else")}"));
}
