using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Products;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Customers;

/// <summary>Forms and calls that create, change, archive and restore products. One that only subscription lines know is written down when it is first changed.</summary>
internal static class ProductEditPages
{
    private const string List = "/products";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(List).RequireScope(Scopes.Lead);
        pages.MapGet("/new", New);
        pages.MapPost("/new", Create);
        pages.MapGet("/{productId}/edit", Edit);
        pages.MapPost("/{productId}/edit", Save);
        pages.MapPost("/{productId}/archive", (string productId, RecordEdits edits, ProductBook book, AppDb db, HttpContext http) => ArchiveOne(productId, archived: true, edits, book, db, http));
        pages.MapPost("/{productId}/restore", (string productId, RecordEdits edits, ProductBook book, AppDb db, HttpContext http) => ArchiveOne(productId, archived: false, edits, book, db, http));

        var api = app.MapGroup(Api.Root + List).WithTags("Products").RequireScope(Scopes.Lead).WithMetadata(new ParameterWords("productId", "As subscription lines call it."));
        api.MapPost("", Make).WithName("createProduct").WithSummary("Create a product").WithDescription("Refused when its id is taken.").Accepts<ProductItem>("application/json").Produces<RecordChanged>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPatch("/{productId}", Change).WithName("changeProduct").WithSummary("Change a product").WithDescription("Only the fields that are given; null clears one.").Accepts<ProductChange>("application/json").Produces<RecordChanged>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{productId}/archive", (string productId, RecordEdits edits, ProductBook book, AppDb db, CancellationToken cancellation) => Archive(productId, "yes", edits, book, db, cancellation)).WithName("archiveProduct")
            .WithSummary("Say that a product is no longer sold").WithDescription("Who has it keeps it.").Produces<RecordChanged>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{productId}/restore", (string productId, RecordEdits edits, ProductBook book, AppDb db, CancellationToken cancellation) => Archive(productId, null, edits, book, db, cancellation)).WithName("restoreProduct")
            .WithSummary("Sell a product again").WithDescription("As it was.").Produces<RecordChanged>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private sealed record Found(string Id, string Name, Product? Product);

    private static IResult New() => Form(new ProductForm(), null, []);

    private static async Task<IResult> Create(HttpContext http, RecordEdits edits, ProductBook book, AppDb db, CancellationToken cancellation)
    {
        var form = ProductForm.Read(await http.Request.ReadFormAsync(cancellation));
        var id = string.IsNullOrWhiteSpace(form.ProductId) ? form.Name?.Trim() ?? "" : form.ProductId.Trim();
        if (id.Length == 0) return Form(form, null, [new("A product needs a name.", "name", 0)]);
        if (await FindAsync(id, book, db, cancellation) is not null) return Form(form, null, [new($"There is a product {id} already.", string.IsNullOrWhiteSpace(form.ProductId) ? "name" : "productId", 0)]);
        return await WriteAsync(form, id, null, edits, "created", http, cancellation);
    }

    private static async Task<IResult> Edit(string productId, ProductBook book, AppDb db, CancellationToken cancellation) =>
        await FindAsync(productId, book, db, cancellation) is { } found ? Form(ProductForm.Of(found.Id, found.Product), found, []) : Unknown(productId);

    private static async Task<IResult> Save(string productId, HttpContext http, RecordEdits edits, ProductBook book, AppDb db, CancellationToken cancellation)
    {
        if (await FindAsync(productId, book, db, cancellation) is not { } found) return Unknown(productId);
        var sent = await http.Request.ReadFormAsync(cancellation);
        var form = ProductForm.Read(sent);
        return sent["version"] != (found.Product?.Version ?? 0).ToString(CultureInfo.InvariantCulture)
            ? Form(form, found, [new("Somebody changed this product meanwhile. Look at what is below once more and save again.", null, 0)])
            : await WriteAsync(form, found.Id, found, edits, "saved", http, cancellation);
    }

    private static async Task<IResult> WriteAsync(ProductForm form, string id, Found? found, RecordEdits edits, string done, HttpContext http, CancellationToken cancellation)
    {
        var name = string.IsNullOrWhiteSpace(form.Name) ? id : form.Name.Trim();
        var result = await edits.ProductAsync(form.Item(id), $"Product {name} {(found is null ? "created" : "edited")}", cancellation);
        if (result.Errors.Count > 0) return Form(form, found, result.Errors);
        Done(result.ChangeId is null ? "Nothing was changed" : $"Product {name} {done}", result, http);
        return TypedResults.LocalRedirect(List);
    }

    private static async Task<IResult> ArchiveOne(string productId, bool archived, RecordEdits edits, ProductBook book, AppDb db, HttpContext http)
    {
        if (await FindAsync(productId, book, db, http.RequestAborted) is not { } found) return Unknown(productId);
        var words = $"Product {found.Name} {(archived ? "archived" : "restored")}";
        Done(words, await edits.ProductAsync(new RecordItem().Set("productId", found.Id).Set("archived", archived ? "yes" : null), words, http.RequestAborted), http);
        return TypedResults.LocalRedirect(List);
    }

    private static async Task<IResult> Make(Dictionary<string, JsonElement> item, RecordEdits edits, ProductBook book, AppDb db, CancellationToken cancellation)
    {
        if (RecordEndpoints.Text(item, "productId") is not { Length: > 0 } id) return Problems.Field("productId", "A product needs an id.");
        if (await FindAsync(id, book, db, cancellation) is { Product: not null }) return Problems.Conflict($"There is a product '{id}' already.");
        return RecordEndpoints.Answer(await edits.ProductAsync(item, $"Product {RecordEndpoints.Text(item, "name") ?? id} created", cancellation), id, List);
    }

    private static async Task<IResult> Change(string productId, Dictionary<string, JsonElement> item, RecordEdits edits, ProductBook book, AppDb db, CancellationToken cancellation)
    {
        if (await FindAsync(productId, book, db, cancellation) is not { } found) return NotThere(productId);
        item["productId"] = JsonSerializer.SerializeToElement(found.Id);
        return RecordEndpoints.Answer(await edits.ProductAsync(item, $"Product {found.Name} edited", cancellation), found.Id, null);
    }

    private static async Task<IResult> Archive(string productId, string? archived, RecordEdits edits, ProductBook book, AppDb db, CancellationToken cancellation)
    {
        if (await FindAsync(productId, book, db, cancellation) is not { } found) return NotThere(productId);
        var item = new RecordItem().Set("productId", found.Id).Set("archived", archived);
        return RecordEndpoints.Answer(await edits.ProductAsync(item, $"Product {found.Name} {(archived is null ? "restored" : "archived")}", cancellation), found.Id, null);
    }

    private static async Task<Found?> FindAsync(string productId, ProductBook book, AppDb db, CancellationToken cancellation)
    {
        var id = Addresses.ExternalId(productId);
        if (await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.ExternalId == id, cancellation) is { } product) return new(id, product.Name, product);
        return (await book.SharesAsync(cancellation)).Shares.Any(s => s.Product == id && db.Viewer.Sees(s.Account)) ? new(id, id, null) : null;
    }

    private static RazorComponentResult<ProductFormPage> Form(ProductForm form, Found? found, IReadOnlyList<RefusedPlace> errors) =>
        new(new { Form = form, Id = found?.Id, found?.Name, Version = found?.Product?.Version ?? 0, Archived = found?.Product?.Archived ?? false, Errors = errors }) { StatusCode = errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    private static void Done(string words, BulkResult result, HttpContext http) =>
        new Toast(words, result.ChangeId is { } change ? $"/changes/{change}/undo" : null, new Dictionary<string, string>(StringComparer.Ordinal) { ["back"] = List }).ShowNext(http);

    private static PageRefusal Unknown(string id) => new(NotThere(id));

    private static ProblemHttpResult NotThere(string id) => Problems.NotFound($"There is no product '{Addresses.ExternalId(id)}'.");
}
