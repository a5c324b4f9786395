namespace Perennial.Client;

/// <summary>A product with who has it and what it brings.</summary>
/// <param name="ProductId">As subscription lines call it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Family">What it belongs to.</param>
/// <param name="Description">What it does.</param>
/// <param name="Archived">No longer sold.</param>
/// <param name="Accounts">How many accounts pay for it today.</param>
/// <param name="Ever">How many accounts have a line of it, whenever.</param>
/// <param name="Mrr">What its lines pay a month today.</param>
/// <param name="Currency">The workspace's.</param>
public sealed record ProductRow(string ProductId, string Name, string? Family, string? Description, bool Archived, int Accounts, int Ever, decimal Mrr, string Currency);
