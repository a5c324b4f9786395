
namespace Perennial.App.Views;

/// <summary>What is sent to save a list as a view.</summary>
internal sealed record ViewForm(
    string? List, string? Name, string? Filter,
    string? Sort, string? Columns, string? Shared, string? First);
