using Perennial.App.Import.Kinds;

namespace Perennial.App.Import.Mapping;

/// <summary>A field with where its value comes from.</summary>
internal sealed record BoundField(ImportField Field, BoundSource Source);
