namespace Perennial.App.Fields;

/// <summary>Types as people read of them.</summary>
internal static class FieldTypeWords
{
    public static string Name(CustomFieldType type) => type switch
    {
        CustomFieldType.Text => "Text",
        CustomFieldType.Number => "Whole number",
        CustomFieldType.Decimal => "Decimal number",
        CustomFieldType.Day => "Day",
        CustomFieldType.YesNo => "Yes or no",
        CustomFieldType.Choice => "Choice",
        CustomFieldType.Person => "Person",
        CustomFieldType.Link => "Link",
    };

    public static string Said(CustomField field) => field.Type switch
    {
        CustomFieldType.Choice => $"Choice of {string.Join(", ", field.Options)}",
        CustomFieldType.Day when field.LiesAhead => "Day that lies ahead",
        _ => Name(field.Type),
    };
}
