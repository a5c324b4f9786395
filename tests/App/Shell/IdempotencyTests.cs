using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.Tests.App.Shell;

public sealed class IdempotencyTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private int _done;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_call_is_done_once_and_answered_alike()
    {
        var door = Door(Count);
        var first = await Call(door, "same", "body");
        var second = await Call(door, "same", "body");
        _done.ShouldBe(1);
        second.Response.StatusCode.ShouldBe(StatusCodes.Status201Created);
        second.Response.Headers.Location.ToString().ShouldBe("/thing/1");
        second.Response.Headers["Idempotency-Replayed"].ToString().ShouldBe("true");
        Body(second).ShouldBe(Body(first));
    }

    [Fact]
    public async Task A_different_body_under_the_key_is_refused_and_another_key_or_address_is_another_call()
    {
        var door = Door(Count);
        await Call(door, "different", "body");
        (await Call(door, "different", "another body")).Response.StatusCode.ShouldBe(StatusCodes.Status422UnprocessableEntity);
        _done.ShouldBe(1);
        await Call(door, "different-key", "body");
        await Call(door, "different", "body", path: "/api/v1/others");
        await Call(door, null, "body");
        _done.ShouldBe(4);
    }

    [Fact]
    public async Task A_second_call_while_the_first_runs_is_refused()
    {
        var gate = new TaskCompletionSource();
        var door = Door(async context => { await gate.Task; await Count(context); });
        var first = Call(door, "at once", "body".Replace(' ', '-'));
        var running = Call(door, "slow", "body");
        (await Call(door, "slow", "body")).Response.StatusCode.ShouldBe(StatusCodes.Status409Conflict);
        gate.SetResult();
        (await running).Response.StatusCode.ShouldBe(StatusCodes.Status201Created);
        (await first).Response.StatusCode.ShouldBe(StatusCodes.Status400BadRequest);
        (await Call(door, "slow", "body")).Response.Headers["Idempotency-Replayed"].ToString().ShouldBe("true");
    }

    [Fact]
    public async Task A_failure_of_ours_is_not_kept_and_the_call_may_be_sent_again()
    {
        var fail = true;
        var door = Door(context => fail ? throw new InvalidOperationException("broken") : Count(context));
        await Should.ThrowAsync<InvalidOperationException>(() => Call(door, "failing", "body"));
        fail = false;
        (await Call(door, "failing", "body")).Response.StatusCode.ShouldBe(StatusCodes.Status201Created);
    }

    [Fact]
    public async Task After_a_day_the_key_is_free_again()
    {
        await using var own = await PerennialHost.StartAsync();
        var door = new Idempotency(Count, own.Workspace, own.Clock);
        await Call(door, "day", "body");
        own.Clock.Advance(TimeSpan.FromHours(24));
        await Call(door, "day", "another body");
        _done.ShouldBe(2);
        await using var db = own.Workspace.OpenFor(Perennial.App.Access.Viewer.System);
        db.IdempotentAnswers.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Over_HTTP_a_change_is_done_once()
    {
        using var admin = host.Api();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/settings") { Content = new StringContent("""{"fcr-days":"9"}""", Encoding.UTF8, "application/json"), Headers = { { "Idempotency-Key", "settings-9" } } };
            answers.Add(await admin.SendAsync(request, Now));
        }
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        answers[1].Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await answers[1].Content.ReadAsStringAsync(Now)).ShouldBe(await answers[0].Content.ReadAsStringAsync(Now));
        answers[1].Content.Headers.ContentType.ShouldBe(answers[0].Content.Headers.ContentType);
    }

    private Idempotency Door(RequestDelegate next) => new(next, host.Workspace, host.Clock);

    private async Task Count(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"/thing/{++_done}";
        await context.Response.WriteAsync($"made {_done}");
    }

    private async Task<HttpContext> Call(Idempotency door, string? key, string body, string path = "/api/v1/things")
    {
        var context = new DefaultHttpContext { RequestServices = host.Services.CreateScope().ServiceProvider };
        context.Request.Method = "POST";
        context.Request.Path = path;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Response.Body = new MemoryStream();
        if (key is not null) context.Request.Headers["Idempotency-Key"] = key;
        await door.InvokeAsync(context);
        return context;
    }

    private static string Body(HttpContext context) => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
}
