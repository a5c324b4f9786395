using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.BulkEdits;
using Perennial.App.Changes;
using Perennial.App.Contracts;
using Perennial.App.Customers;
using Perennial.App.Contacts;
using Perennial.App.DataQuality;
using Perennial.App.Fields;
using Perennial.App.Filters;
using Perennial.App.Import;
using Perennial.App.Merging;
using Perennial.App.Products;
using Perennial.App.Operations;
using Perennial.App.Revenue;
using Perennial.App.Revenue.Retention;
using Perennial.App.Segments;
using Perennial.App.Settings;
using Perennial.App.Activities;
using Perennial.App.Team;
using Perennial.App.Views;

namespace Perennial.App.Shell;

/// <summary>Every slice's routes, one line a slice.</summary>
internal static class Routes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        RevenuePages.Map(app);
        SignInEndpoints.Map(app);
        YourSignInEndpoints.Map(app);
        TokenEndpoints.Map(app);
        AcceptEndpoints.Map(app);
        PeopleEndpoints.Map(app);
        PeoplePages.Map(app);
        InvitationEndpoints.Map(app);
        InvitationPages.Map(app);
        HandOverEndpoints.Map(app);
        HandOverPages.Map(app);
        ShellEndpoints.Map(app);
        ChangeEndpoints.Map(app);
        ActivityEndpoints.Map(app);
        AuditEndpoints.Map(app);
        SettingsEndpoints.Map(app);
        ProjectionEndpoints.Map(app);
        BackupEndpoints.Map(app);
        Revenue.Options.OptionPages.Map(app);
        MetricEndpoints.Map(app);
        MovementEndpoints.Map(app);
        CohortEndpoints.Map(app);
        CurveEndpoints.Map(app);
        DataQualityEndpoints.Map(app);
        AccountEndpoints.Map(app);
        CustomerPages.Map(app);
        UsageEndpoints.Map(app);
        EditPages.Map(app);
        LogPages.Map(app);
        ContractPages.Map(app);
        NewRecordPages.Map(app);
        ContractEndpoints.Map(app);
        ContractListPages.Map(app);
        RecordEndpoints.Map(app);
        MergePages.Map(app);
        MergeEndpoints.Map(app);
        ProductPages.Map(app);
        ProductEditPages.Map(app);
        ContactListPages.Map(app);
        SegmentEndpoints.Map(app);
        BulkEditEndpoints.Map(app);
        FieldEndpoints.Map(app);
        FilterEndpoints.Map(app);
        ViewEndpoints.Map(app);
        ImportEndpoints.Map(app);
        Import.Pages.ImportPages.Map(app);
        BulkEndpoints.Map(app);
        ExportEndpoints.Map(app);
        Events.CollectEndpoints.Map(app);
        Events.WriteKeyEndpoints.Map(app);
        Events.EventPages.Map(app);
        Events.EventExport.Map(app);
        Events.EventGroupEndpoints.Map(app);
        Events.UsageUpkeepEndpoints.Map(app);
        Features.FeatureEndpoints.Map(app);
        Traits.TraitEndpoints.Map(app);
        Engagement.EngagementEndpoints.Map(app);
        Engagement.ProductUsePages.Map(app);
        Voice.VoiceEndpoints.Map(app);
        Voice.VoicePages.Map(app);
        Voice.SupportPages.Map(app);
        Forecast.ForecastEndpoints.Map(app);
        Forecast.RenewalCallEndpoints.Map(app);
        Forecast.ForecastPages.Map(app);
    }
}
