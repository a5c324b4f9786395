namespace Perennial.Core.Voice;

/// <summary>An import or change that was taken back.</summary>
/// <param name="Source">As its facts name it.</param>
/// <param name="From">UTC microseconds when its facts began to count.</param>
/// <param name="Until">When they ceased to.</param>
public readonly record struct UndoneVoice(long Source, long From, long Until);
