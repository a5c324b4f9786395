using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Activities;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Fields;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Customers;

/// <summary>Forms by which people create, change, put aside and restore accounts and contacts. Each saving is one change, with its way back.</summary>
internal static class EditPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Write);
        pages.MapGet("/accounts/new", NewAccount).ForWholeBookOnly();
        pages.MapPost("/accounts/new", CreateAccount).ForWholeBookOnly();
        pages.MapGet("/accounts/{accountId}/edit", EditAccount);
        pages.MapPost("/accounts/{accountId}/edit", SaveAccount);
        pages.MapPost("/accounts/{accountId}/archive", (string accountId, RecordEdits edits, AppDb db, HttpContext http) => ArchiveAccount(accountId, archived: true, edits, db, http));
        pages.MapPost("/accounts/{accountId}/restore", (string accountId, RecordEdits edits, AppDb db, HttpContext http) => ArchiveAccount(accountId, archived: false, edits, db, http));
        pages.MapGet("/accounts/{accountId}/contacts/new", NewContact);
        pages.MapPost("/accounts/{accountId}/contacts/new", CreateContact);
        pages.MapGet("/contacts/{contactId}/edit", EditContact);
        pages.MapPost("/contacts/{contactId}/edit", SaveContact);
        pages.MapPost("/contacts/{contactId}/archive", (string contactId, RecordEdits edits, AppDb db, HttpContext http) => ArchiveContact(contactId, archived: true, edits, db, http));
        pages.MapPost("/contacts/{contactId}/restore", (string contactId, RecordEdits edits, AppDb db, HttpContext http) => ArchiveContact(contactId, archived: false, edits, db, http));
        app.MapGet("/contacts/{contactId}", ShowContact).RequireScope(Scopes.Read);
    }

    private static async Task<IResult> NewAccount(string? parent, string? name, AppDb db, Viewer viewer, FormWords words, CancellationToken cancellation) =>
        AccountForm(new AccountForm { Name = name, ParentId = parent, OwnerEmail = viewer.Email }, null, null, await words.ReadAsync(db, cancellation), []);

    private static async Task<IResult> CreateAccount(HttpContext http, RecordEdits edits, RecordIds ids, AppDb db, Viewer viewer, FormWords words, Revenue.MergedRecords merged, CancellationToken cancellation)
    {
        var form = Customers.AccountForm.Read(await http.Request.ReadFormAsync(cancellation));
        if (!viewer.May(Scopes.Lead)) form = form with { OwnerEmail = viewer.Email, CoOwners = null };
        if (string.IsNullOrWhiteSpace(form.Name)) return AccountForm(form, null, null, await words.ReadAsync(db, cancellation), [new("An account needs a name.", "name", 0)]);
        var id = form.AccountId?.Trim() is { Length: > 0 } given ? given : await ids.ForAccountAsync(form.Name, cancellation);
        if (await db.Accounts.AnyAsync(a => a.ExternalId == id, cancellation)) return AccountForm(form, null, null, await words.ReadAsync(db, cancellation), [new($"There is an account with the id {id} already.", "accountId", 0)]);
        if (merged.AccountNames().TryGetValue(id, out var part)) return AccountForm(form, null, null, await words.ReadAsync(db, cancellation), [new($"The account {id} was merged into {part}.", "accountId", 0)]);
        var result = await edits.AccountAsync(form.Item(id, withTeam: true), $"{form.Name} created", cancellation);
        if (result.Errors.Count > 0) return AccountForm(form, null, null, await words.ReadAsync(db, cancellation), result.Errors);
        Done($"{form.Name.Trim()} created", result, Addresses.Accounts, http);
        return TypedResults.LocalRedirect(Addresses.Account(id));
    }

    private static async Task<IResult> EditAccount(string accountId, AppDb db, FormWords words, CancellationToken cancellation) =>
        await db.SaidAccountAsync(accountId, cancellation) is { } account ? AccountForm(Customers.AccountForm.Of(account), account, account.Version, await words.ReadAsync(db, cancellation), []) : UnknownAccount(accountId);

    private static async Task<IResult> SaveAccount(string accountId, HttpContext http, RecordEdits edits, AppDb db, Viewer viewer, FormWords words, CancellationToken cancellation)
    {
        if (await db.SaidAccountAsync(accountId, cancellation) is not { } account) return UnknownAccount(accountId);
        var sent = await http.Request.ReadFormAsync(cancellation);
        var form = Customers.AccountForm.Read(sent);
        if (sent["version"] != account.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))
            return AccountForm(form, account, account.Version, await words.ReadAsync(db, cancellation), [new("Somebody changed this account meanwhile. Look at what is below once more and save again.", null, 0)]);
        var item = form.Item(account.ExternalId, viewer.May(Scopes.Lead));
        if (!viewer.SeesEveryAccount) item.Remove("parentId"); // what lies above is not theirs to see, nor to choose
        var result = await edits.AccountAsync(item, $"{account.Name} edited", cancellation);
        if (result.Errors.Count > 0) return AccountForm(form, account, account.Version, await words.ReadAsync(db, cancellation), result.Errors);
        Done(result.ChangeId is null ? "Nothing was changed" : $"{account.Name} saved", result, Addresses.Account(account.ExternalId), http);
        return TypedResults.LocalRedirect(Addresses.Account(account.ExternalId));
    }

    private static async Task<IResult> ArchiveAccount(string accountId, bool archived, RecordEdits edits, AppDb db, HttpContext http)
    {
        if (await db.SaidAccountAsync(accountId, http.RequestAborted) is not { } account) return UnknownAccount(accountId);
        var words = archived ? $"{account.Name} archived" : $"{account.Name} restored";
        var result = await edits.AccountAsync(new RecordItem().Set("accountId", account.ExternalId).Set("archived", archived ? "yes" : null), words, http.RequestAborted);
        Done(words, result, Addresses.Account(account.ExternalId), http);
        return TypedResults.LocalRedirect(Addresses.Account(account.ExternalId));
    }

    private static async Task<IResult> ShowContact(string contactId, AppDb db, CancellationToken cancellation)
    {
        if (await db.SaidContactAsync(contactId, cancellation) is not { } contact) return UnknownContact(contactId);
        var activities = await (from joined in db.ActivityContacts where joined.ContactId == contact.Id join activity in db.Activities on joined.ActivityId equals activity.Id where activity.ArchivedAt == null orderby activity.HappenedAt descending select activity)
            .AsNoTracking().Take(50).ToListAsync(cancellation);
        return new RazorComponentResult<ContactPage>(new
        {
            Contact = contact,
            Account = await db.AccountOfAsync(contact.AccountId, cancellation),
            Above = contact.ReportsToExternalId is { } above ? await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.ExternalId == above, cancellation) : null,
            Below = await db.Contacts.AsNoTracking().Where(c => c.ReportsToExternalId == contact.ExternalId).OrderBy(c => c.NameKey).ToListAsync(cancellation),
            Fields = await db.FieldsOfAsync(CustomField.OfContacts, cancellation),
            Items = activities.Select(a => TimelineItem.Of(new TimelinePart.Entry(a, []))).ToList(),
            Rows = await db.AuditEntries.AsNoTracking().Where(e => e.Subject == "contact:" + contact.ExternalId).OrderByDescending(e => e.Seq).Take(20).ToListAsync(cancellation),
        });
    }

    private static async Task<IResult> NewContact(string accountId, AppDb db, CancellationToken cancellation) =>
        await db.SaidAccountAsync(accountId, cancellation) is { } account ? await ContactForm(new ContactForm(), account, null, db, []) : UnknownAccount(accountId);

    private static async Task<IResult> CreateContact(string accountId, HttpContext http, RecordEdits edits, RecordIds ids, AppDb db, CancellationToken cancellation)
    {
        if (await db.SaidAccountAsync(accountId, cancellation) is not { } account) return UnknownAccount(accountId);
        var form = Customers.ContactForm.Read(await http.Request.ReadFormAsync(cancellation));
        if (string.IsNullOrWhiteSpace(form.Name) && string.IsNullOrWhiteSpace(form.Email)) return await ContactForm(form, account, null, db, [new("A contact needs a name or a mail address.", "name", 0)]);
        var id = await ids.ForContactAsync(string.IsNullOrWhiteSpace(form.Name) ? form.Email : form.Name, cancellation);
        if (await UnknownAbove(form, account, db, cancellation) is { } unknown) return await ContactForm(form, account, null, db, [unknown]);
        var result = await edits.ContactAsync(form.Item(id, account.ExternalId), $"{form.Name ?? form.Email} added to {account.Name}", cancellation);
        if (result.Errors.Count > 0) return await ContactForm(form, account, null, db, result.Errors);
        Done($"{form.Name ?? form.Email} added", result, Addresses.Account(account.ExternalId) + "/people", http);
        return TypedResults.LocalRedirect(Addresses.Account(account.ExternalId) + "/people");
    }

    private static async Task<IResult> EditContact(string contactId, AppDb db, CancellationToken cancellation)
    {
        if (await db.SaidContactAsync(contactId, cancellation) is not { } contact) return UnknownContact(contactId);
        var account = await db.AccountOfAsync(contact.AccountId, cancellation);
        var form = Customers.ContactForm.Of(contact);
        return await ContactForm(await UnknownAbove(form, account, db, cancellation) is null ? form : form with { ReportsTo = null }, account, contact, db, []);
    }

    private static async Task<IResult> SaveContact(string contactId, HttpContext http, RecordEdits edits, AppDb db, CancellationToken cancellation)
    {
        if (await db.SaidContactAsync(contactId, cancellation) is not { } contact) return UnknownContact(contactId);
        var account = await db.AccountOfAsync(contact.AccountId, cancellation);
        var sent = await http.Request.ReadFormAsync(cancellation);
        var form = Customers.ContactForm.Read(sent);
        if (sent["version"] != contact.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))
            return await ContactForm(form, account, contact, db, [new("Somebody changed this contact meanwhile. Look at what is below once more and save again.", null, 0)]);
        if (await UnknownAbove(form, account, db, cancellation) is { } unknown) return await ContactForm(form, account, contact, db, [unknown]);
        var item = form.Item(contact.ExternalId, account.ExternalId);
        if (string.IsNullOrWhiteSpace(form.ReportsTo) && await UnknownAbove(form with { ReportsTo = contact.ReportsToExternalId }, account, db, cancellation) is not null) item.Remove("reportsTo"); // the form could not show it
        var result = await edits.ContactAsync(item, $"{contact.Name} edited", cancellation);
        if (result.Errors.Count > 0) return await ContactForm(form, account, contact, db, result.Errors);
        Done(result.ChangeId is null ? "Nothing was changed" : $"{contact.Name} saved", result, Addresses.Contact(contact.ExternalId), http);
        return TypedResults.LocalRedirect(Addresses.Contact(contact.ExternalId));
    }

    private static async Task<IResult> ArchiveContact(string contactId, bool archived, RecordEdits edits, AppDb db, HttpContext http)
    {
        if (await db.SaidContactAsync(contactId, http.RequestAborted) is not { } contact) return UnknownContact(contactId);
        var account = await db.Accounts.AsNoTracking().Where(a => a.Id == contact.AccountId).Select(a => a.ExternalId).SingleAsync(http.RequestAborted);
        var words = archived ? $"{contact.Name} archived" : $"{contact.Name} restored";
        var result = await edits.ContactAsync(new RecordItem().Set("contactId", contact.ExternalId).Set("accountId", account).Set("archived", archived ? "yes" : null), words, http.RequestAborted);
        Done(words, result, Addresses.Contact(contact.ExternalId), http);
        return TypedResults.LocalRedirect(Addresses.Contact(contact.ExternalId));
    }

    /// <summary>Whom somebody reports to is a contact of the same account, so that nothing is learnt of others by trying.</summary>
    private static async Task<RefusedPlace?> UnknownAbove(ContactForm form, Account account, AppDb db, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(form.ReportsTo) || await db.Contacts.AnyAsync(c => c.AccountId == account.Id && c.ExternalId == form.ReportsTo, cancellation)
            ? null : new("The account has no such contact.", "reportsTo", 0);

    private static RazorComponentResult<AccountFormPage> AccountForm(AccountForm form, Account? account, long? version, FormWords.Lists words, IReadOnlyList<RefusedPlace> errors) =>
        new(new { Form = form, Account = account, Version = version, Words = words, Errors = errors }) { StatusCode = errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    private static async Task<IResult> ContactForm(ContactForm form, Account account, Contact? contact, AppDb db, IReadOnlyList<RefusedPlace> errors)
    {
        var others = await db.Contacts.AsNoTracking().Where(c => c.AccountId == account.Id && !c.Archived).OrderBy(c => c.NameKey).ToListAsync();
        return new RazorComponentResult<ContactFormPage>(new { Form = form, Account = account, Contact = contact, Others = others.Where(c => c.Id != contact?.Id).ToList(), Fields = await db.FieldsOfAsync(CustomField.OfContacts, CancellationToken.None), Errors = errors })
        {
            StatusCode = errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static void Done(string words, BulkResult result, string back, HttpContext http) =>
        new Toast(words, result.ChangeId is { } change ? $"/changes/{change}/undo" : null, new Dictionary<string, string>(StringComparer.Ordinal) { ["back"] = back }).ShowNext(http);

    private static PageRefusal UnknownAccount(string id) => new(Problems.NotFound($"There is no account '{Addresses.ExternalId(id)}'."));
    private static PageRefusal UnknownContact(string id) => new(Problems.NotFound($"There is no contact '{Addresses.ExternalId(id)}'."));
}
