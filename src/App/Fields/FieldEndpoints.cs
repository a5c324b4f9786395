using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Fields;

/// <summary>Custom fields: the pages on which they are defined, and the same for programs.</summary>
internal static class FieldEndpoints
{
    public const string Root = "/settings/fields";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Root).RequireScope(Scopes.Lead);
        pages.MapGet("", ShowList);
        pages.MapGet("/new", New);
        pages.MapPost("", Define);
        pages.MapGet("/{id:long}/edit", Edit);
        pages.MapPost("/{id:long}", Save);
        pages.MapPost("/{id:long}/archive", (long id, AppDb db, FieldBook book, HttpContext http) => ArchiveOne(id, archived: true, db, book, http));
        pages.MapPost("/{id:long}/restore", (long id, AppDb db, FieldBook book, HttpContext http) => ArchiveOne(id, archived: false, db, book, http));

        var api = app.MapGroup(Api.Root + "/fields").WithTags("Custom fields").RequireScope(Scopes.Read)
            .WithMetadata(new ParameterWords("of", "accounts or contacts; accounts if not said.")).WithMetadata(new ParameterWords("field", "Its name, as files or as filters write it."));
        api.MapGet("", List).WithName("listCustomFields").WithSummary("Custom fields that were defined").WithDescription("With their types and how many of the caller's records have a value. What is not defined is text.").Produces<IReadOnlyList<CustomFieldItem>>();
        api.MapGet("/{field}", One).WithName("getCustomField").WithSummary("One custom field").WithDescription("By its name.").Produces<CustomFieldItem>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("", Make).RequireScope(Scopes.Lead).WithName("defineCustomField").WithSummary("Defines a custom field").WithDescription("Refused when values that there are do not fit its type.").Produces<CustomFieldItem>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapPatch("/{field}", Change).RequireScope(Scopes.Lead).WithName("changeCustomField").WithSummary("Changes a custom field").WithDescription("Only what is given. A type that values do not fit is refused with how many and the first few.").Produces<CustomFieldItem>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{field}/archive", (string field, string? of, AppDb db, FieldBook book, CancellationToken cancellation) => Archive(field, of, archived: true, db, book, cancellation)).RequireScope(Scopes.Lead)
            .WithName("archiveCustomField").WithSummary("Puts a custom field aside").WithDescription("Forms and lists leave it out; its values stay, and filters may still name it.").Produces<CustomFieldItem>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{field}/restore", (string field, string? of, AppDb db, FieldBook book, CancellationToken cancellation) => Archive(field, of, archived: false, db, book, cancellation)).RequireScope(Scopes.Lead)
            .WithName("restoreCustomField").WithSummary("Brings back a custom field that was put aside").WithDescription("As it was.").Produces<CustomFieldItem>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ShowList(string? of, AppDb db, CancellationToken cancellation)
    {
        var subject = Subject(of);
        return new RazorComponentResult<FieldsPage>(new { Of = subject, Fields = await FieldBook.ListAsync(db, subject, cancellation), Found = await FieldBook.FoundAsync(db, subject, cancellation) });
    }

    private static IResult New(string? of, string? field) => Form(Subject(of), null, new FieldDraft(field ?? "", field ?? "", "text", [], LiesAhead: false), null);

    private static async Task<IResult> Define(HttpContext http, AppDb db, FieldBook book)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (subject, draft) = (Subject(form["of"]), FieldDraft.Read(form));
        var (field, wrong) = await book.DefineAsync(db, subject, draft, http.RequestAborted);
        if (field is null) return Form(subject, null, draft, wrong);
        new Toast($"{field.Label} defined", Address(field) + "/archive").ShowNext(http);
        return TypedResults.LocalRedirect(ListOf(field.Subject));
    }

    private static async Task<IResult> Edit(long id, AppDb db, CancellationToken cancellation) =>
        await db.CustomFields.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancellation) is { } field ? Form(field.Subject, field, FieldDraft.Of(field), null) : Unknown();

    private static async Task<IResult> Save(long id, HttpContext http, AppDb db, FieldBook book)
    {
        if (await db.CustomFields.FindAsync([id], http.RequestAborted) is not { } field) return Unknown();
        var draft = FieldDraft.Read(await http.Request.ReadFormAsync(http.RequestAborted)) with { Field = field.Field };
        if (await book.ChangeAsync(db, field, draft, http.RequestAborted) is { } wrong) return Form(field.Subject, field, draft, wrong);
        new Toast($"{field.Label} saved").ShowNext(http);
        return TypedResults.LocalRedirect(ListOf(field.Subject));
    }

    private static async Task<IResult> ArchiveOne(long id, bool archived, AppDb db, FieldBook book, HttpContext http)
    {
        if (await db.CustomFields.FindAsync([id], http.RequestAborted) is not { } field) return Unknown();
        await book.ArchiveAsync(db, field, archived, http.RequestAborted);
        new Toast($"{field.Label} {(archived ? "archived" : "restored")}", Address(field) + (archived ? "/restore" : "/archive")).ShowNext(http);
        return TypedResults.LocalRedirect(ListOf(field.Subject));
    }

    private static async Task<Ok<List<CustomFieldItem>>> List(string? of, AppDb db, CancellationToken cancellation) =>
        TypedResults.Ok((await FieldBook.ListAsync(db, Subject(of), cancellation)).Select(Item).ToList());

    private static async Task<IResult> One(string field, string? of, AppDb db, CancellationToken cancellation) =>
        await FieldBook.FindAsync(db, Subject(of), Addresses.ExternalId(field), cancellation) is { } found ? TypedResults.Ok(await ItemAsync(found, db, cancellation)) : NotThere(field);

    private static async Task<IResult> Make(NewCustomField field, AppDb db, FieldBook book, CancellationToken cancellation)
    {
        var (made, wrong) = await book.DefineAsync(db, Subject(field.Of), FieldDraft.Of(field), cancellation);
        return made is null ? Problems.Field(wrong!.Field, wrong.Message) : TypedResults.Created($"{Api.Root}/fields/{Uri.EscapeDataString(made.Word)}?of={made.Subject}", await ItemAsync(made, db, cancellation));
    }

    private static async Task<IResult> Change(string field, string? of, CustomFieldChange change, AppDb db, FieldBook book, CancellationToken cancellation)
    {
        if (await FieldBook.FindAsync(db, Subject(of), Addresses.ExternalId(field), cancellation) is not { } found) return NotThere(field);
        return await book.ChangeAsync(db, found, FieldDraft.Of(found).With(change), cancellation) is { } wrong ? Problems.Field(wrong.Field, wrong.Message) : TypedResults.Ok(await ItemAsync(found, db, cancellation));
    }

    private static async Task<IResult> Archive(string field, string? of, bool archived, AppDb db, FieldBook book, CancellationToken cancellation)
    {
        if (await FieldBook.FindAsync(db, Subject(of), Addresses.ExternalId(field), cancellation) is not { } found) return NotThere(field);
        await book.ArchiveAsync(db, found, archived, cancellation);
        return TypedResults.Ok(await ItemAsync(found, db, cancellation));
    }

    public static string Address(CustomField field) => string.Create(CultureInfo.InvariantCulture, $"{Root}/{field.Id}");

    private static string ListOf(string subject) => subject == CustomField.OfAccounts ? Root : $"{Root}?of={subject}";

    private static string Subject(string? of) => string.IsNullOrEmpty(of) ? CustomField.OfAccounts
        : of is CustomField.OfAccounts or CustomField.OfContacts ? of : throw new BadFieldException("of", $"'{of}' have no custom fields to define. It is accounts or contacts.");

    private static async Task<CustomFieldItem> ItemAsync(CustomField field, AppDb db, CancellationToken cancellation) => Item((await FieldBook.ListAsync(db, field.Subject, cancellation)).First(e => e.Field.Id == field.Id));

    private static CustomFieldItem Item(FieldBook.Entry e) => new(e.Field.Subject, e.Field.Field, e.Field.Label, CustomField.WordOf(e.Field.Type), e.Field.Options, e.Field.LiesAhead,
        CustomColumn.Prefix + e.Field.Word, e.Field.ArchivedAt is not null, e.Values, e.Field.MadeBy, e.Field.UpdatedAt);

    private static RazorComponentResult<FieldFormPage> Form(string subject, CustomField? field, FieldDraft draft, FieldBook.Wrong? wrong) =>
        new(new { Of = subject, Field = field, Draft = draft, Wrong = wrong }) { StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    private static PageRefusal Unknown() => new(Problems.NotFound("There is no such custom field."));

    private static ProblemHttpResult NotThere(string field) => Problems.NotFound($"There is no custom field '{Addresses.ExternalId(field)}'.");
}
