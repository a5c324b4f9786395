using Perennial.App.Access;
using Perennial.App.Fields;

namespace Perennial.App.Demo;

/// <summary>What the demo company keeps of its customers beside what the product knows.</summary>
internal static class DemoFields
{
    public static IEnumerable<CustomField> Of(DateTimeOffset now) =>
    [
        Field("industry", "Industry", CustomFieldType.Text, now), Field("employees", "Employees", CustomFieldType.Number, now), Field("customer_since", "Signed up", CustomFieldType.Day, now),
    ];

    private static CustomField Field(string field, string label, CustomFieldType type, DateTimeOffset now) =>
        new() { Subject = CustomField.OfAccounts, Field = field, Word = CustomField.WordOf(field), Label = label, Type = type, MadeBy = DemoSignIn.Name, CreatedAt = now, UpdatedAt = now };
}
