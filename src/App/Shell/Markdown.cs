using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Perennial.App.Shell;

/// <summary>What people write, as a page shows it: Markdown without HTML, links only to where a link may lead, pictures as links.</summary>
public static class Markdown
{
    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:"];
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().UseEmphasisExtras().UsePipeTables().UseTaskLists().UseSoftlineBreakAsHardlineBreak().Build();

    public static MarkupString Html(string text)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.IsImage = false;
            link.Url = Safe(link.Url);
            link.GetAttributes().AddProperty("rel", "noopener nofollow noreferrer");
        }
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
            if (!link.IsEmail) link.Url = Safe(link.Url);
        return (MarkupString)document.ToHtml(Pipeline);
    }

    private static string Safe(string? url) =>
        url is not null && (Schemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal))) ? url : "#";
}
