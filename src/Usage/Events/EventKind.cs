namespace Perennial.Usage.Events;

/// <summary>What a message says. The first three are things that somebody did; the others tell who they are.</summary>
public enum EventKind : byte { Track, Page, Screen, Identify, Group, Alias }
