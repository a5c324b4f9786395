using System.Globalization;
using Microsoft.AspNetCore.Http;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>A scorecard as a form says it: as text, or as the text that the form began with and what its sliders say since.</summary>
public static class ScorecardDraft
{
    /// <summary>Of a whole text, and of the text that a form of sliders began with.</summary>
    public const string Text = "text", Base = "base";

    /// <summary>The text that the form means; where its sliders cannot be read, the one that it began with.</summary>
    public static string TextOf(IFormCollection form)
    {
        if (form.TryGetValue(Text, out var whole)) return whole.ToString();
        var text = form[Base].ToString();
        return ScorecardText.Read(text).Sheet is { } sheet ? ScorecardWriting.Of(With(sheet, form)) : text;
    }

    /// <summary>Name of a group's field, or of a measure's.</summary>
    public static string Field(string what, int group, int? measure = null) => string.Create(CultureInfo.InvariantCulture, $"{what}-{group}{(measure is { } m ? $"-{m}" : "")}");

    private static ScorecardSheet With(ScorecardSheet sheet, IFormCollection form) => sheet with
    {
        Card = sheet.Card with
        {
            Name = form["name"].ToString().Trim() is { Length: > 0 } name ? name : sheet.Card.Name,
            Bands = new(Number(form, "amber", sheet.Card.Bands.Amber), Number(form, "green", sheet.Card.Bands.Green)),
            Groups = [.. sheet.Card.Groups.Select((group, g) => group with
            {
                Weight = Number(form, Field("weight", g), group.Weight),
                Measures = [.. group.Measures.Select((measure, m) => measure with { Weight = Number(form, Field("weight", g, m), measure.Weight), Shape = ShapeOf(measure.Shape, g, m, form) })],
            })],
        },
    };

    private static Shape ShapeOf(Shape shape, int g, int m, IFormCollection form) => shape switch
    {
        Shape.Linear line => new Shape.Linear(Number(form, Field("zero", g, m), line.Zero), Number(form, Field("full", g, m), line.Full)),
        Shape.Steps steps => new Shape.Steps(Number(form, Field("below", g, m), steps.Below), [.. steps.From.Select((step, i) => (Number(form, Field("from" + i.ToString(CultureInfo.InvariantCulture), g, m), step.From), Number(form, Field("points" + i.ToString(CultureInfo.InvariantCulture), g, m), step.Points)))]),
        _ => shape,
    };

    private static double Number(IFormCollection form, string field, double otherwise) => double.TryParse(form[field], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : otherwise;
}
