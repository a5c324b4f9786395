namespace Perennial.Cli.Segments;

internal sealed class SegmentsCommand : Verb
{
    public SegmentsCommand() : base("segments", "Looks at segments: filters over accounts with a name.")
    {
        Add(new SegmentsListCommand());
        Add(new SegmentsShowCommand());
        Add(new SegmentsMembersCommand());
        Examples = ["perennial segments list", "perennial segments members \"Key customers\" --format csv"];
    }
}
