namespace Perennial.App.Import.Pages;

/// <summary>Two rows of each kind, as an example to copy.</summary>
internal static class ImportSamples
{
    public static string Of(string kind) => kind switch
    {
        "accounts" => "account_id,name,segment,owner_email,country,tags\nA-100,Northwind Traders,Enterprise,ana@example.com,DE,pilot; nps-9\nA-101,Brightwater Labs,SMB,ben@example.com,US,",
        "contacts" => "contact_id,account_id,name,email,role,consent\nC-1,A-100,Mara Weiss,mara@northwind.example,champion,granted\nC-2,A-100,Jon Lind,jon@northwind.example,executive sponsor,unknown",
        "subscription-periods" => "subscription_id,customer_id,start_date,end_date,monthly_amount\nS-1,A-100,2024-01-15,2025-01-15,490\nS-1,A-100,2025-01-15,,560",
        "subscription-lines" => "account_id,subscription_id,line_id,product,quantity,unit_price,currency,interval,start,end\nA-100,S-1,L-1,Platform,10,49,USD,month,2024-01-15,\nA-100,S-1,L-1,Platform,14,49,USD,month,2024-09-01,",
        "fx-rates" => "date,base,quote,rate\n2024-01-01,EUR,USD,1.1039\n2024-02-01,EUR,USD,1.0818",
        "survey-responses" => "account_id,contact,instrument,scale_min,scale_max,score,answered_at,comment,phase\nA-100,mara@northwind.example,nps,0,10,9,2024-03-05 10:12,Saves us a day a week,value\nA-101,,csat,1,5,3,2024-03-06,,support",
        "tickets" => "ticket_id,account_id,subject,opened_at,first_response_minutes,closed_at,contacts,escalated,priority\nT-1,A-100,Export stops at noon,2024-03-05 09:10,14,2024-03-05 16:40,1,no,high\nT-2,A-101,How to invite people,2024-03-06 11:00,35,,,no,normal",
        _ => "",
    };
}
