namespace Perennial.Client;

/// <summary>What a merge would make of two records. Nothing is changed by it.</summary>
/// <param name="KeptId">The one that stays.</param>
/// <param name="KeptName">What people call it.</param>
/// <param name="DoubleId">The one that goes into it.</param>
/// <param name="DoubleName">What people call it.</param>
/// <param name="Fields">Each field that one of them has.</param>
/// <param name="ComesAlong">What belongs to the double and would belong to the one that stays, in words with counts.</param>
public sealed record MergePreview(string KeptId, string KeptName, string DoubleId, string DoubleName, IReadOnlyList<MergePreviewField> Fields, IReadOnlyList<string> ComesAlong);
