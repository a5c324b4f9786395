namespace Perennial.App.Demo;

/// <summary>The demo's survey answers and tickets as they were exported: all of them at the installation, later what came and what changed.</summary>
internal static class DemoVoice
{
    public static string Answers(DemoBook book, DateTimeOffset since, DateTimeOffset until, bool first)
    {
        var text = new CsvText("response_id,account_id,contact,instrument,scale_min,scale_max,score,answered_at,comment,phase,recorded_at");
        foreach (var a in book.Answers.Where(a => a.At > since && a.At <= until)) text.Row(a.Id, a.AccountId, a.Contact, a.Instrument, a.Instrument == "nps" ? 0 : 1, a.Most, a.Score, a.At, a.Comment, a.Phase, a.At);
        if (first && book.Answers.FirstOrDefault(a => a.Instrument == "nps" && a.At <= until) is { } nps)
            text.Row("ANS-X-1", nps.AccountId, "", "nps", 0, 10, 11, nps.At, "", "", nps.At) // somebody thought well of us
                .Row("ANS-X-2", nps.AccountId, "", "csat", 1, "", 4, nps.At, "", "", nps.At)
                .Row("ANS-X-3", nps.AccountId, "", "nps", 1, 10, 8, nps.At, "From the form of the trade fair", "", nps.At)
                .Row("ANS-X-4", nps.AccountId, "", "nps", 1, 10, 10, nps.At, "", "", nps.At);
        return text.ToString();
    }

    /// <summary>As they stood at the export: what happened later is in a later one.</summary>
    public static string Tickets(DemoBook book, DateTimeOffset since, DateTimeOffset until)
    {
        var text = new CsvText("ticket_id,account_id,contact,subject,opened_at,first_response_minutes,closed_at,reopened_at,escalated,priority,channel,handled_by,contacts,talk_seconds,hold_seconds,after_work_seconds,satisfaction_score,recorded_at");
        foreach (var t in book.Tickets.Where(t => t.Opened <= until && ((t.Opened > since && t.Opened <= until) || (t.Changed > since && t.Changed <= until) || (t.Closed > since && t.Closed <= until))))
        {
            var (closed, reopened) = (t.Closed <= until ? t.Closed : null, t.Reopened <= until ? t.Reopened : null);
            text.Row(t.Id, t.AccountId, t.Contact, t.Subject, t.Opened, t.Opened.AddMinutes(t.ResponseMinutes) <= until ? t.ResponseMinutes : null, closed, reopened, t.IsEscalated ? "yes" : "no", t.Priority, t.Channel, t.HandledBy, closed is null ? null : t.Contacts,
                closed is null ? null : t.TalkSeconds, closed is null ? null : t.HoldSeconds, closed is null ? null : t.AfterWorkSeconds, closed is null ? null : t.Rating, reopened ?? closed ?? t.Opened);
        }
        return text.ToString();
    }
}
