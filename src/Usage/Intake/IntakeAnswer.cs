namespace Perennial.Usage.Intake;

/// <summary>What became of the messages of one call: kept for good, or known already.</summary>
public readonly record struct IntakeAnswer(int Stored, int Doubled);
