using System.Net;
using Daftar.Store;

namespace Daftar.Server.Running;

/// <summary>
/// What the operator alone sees, on a port of its own that listens on loopback only: metrics, and which part is not ready and why.
/// </summary>
internal sealed class Inside : IAsyncDisposable
{
    private readonly WebApplication site;
    private readonly Measuring? own;

    private Inside(WebApplication site, Measuring? own)
    {
        this.site = site;
        this.own = own;
    }

    /// <summary>Where it listens, with the port it was given if any free one was asked for.</summary>
    public Uri Address => new(site.Urls.First());

    /// <summary>Begins to listen.</summary>
    /// <param name="port">The port on 127.0.0.1; 0 for any free one.</param>
    /// <param name="readiness">What health details are asked of; null in a command that serves nothing.</param>
    /// <param name="stop">Gives the start up.</param>
    /// <param name="setting">Where the port was set.</param>
    /// <param name="measuring">What was counted so far; null to begin now.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<Inside> StartAsync(int port, Readiness? readiness, CancellationToken stop, string setting = "metrics.port", Measuring? measuring = null)
    {
        var begun = measuring is null ? new Measuring() : null;
        var told = measuring ?? begun!;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.MapGet("/metrics", () => Results.Text(told.Take(), PrometheusText.ContentType));
        app.MapGet("/health/live", () => Results.Text("live"));
        if (readiness is not null)
        {
            app.MapGet("/health/ready", async (HttpContext context) =>
            {
                var answers = await readiness.AskAsync(context.RequestAborted);
                return Results.Json(answers, statusCode: answers.All(answer => answer.IsReady) ? 200 : 503);
            });
        }

        try
        {
            await app.StartAsync(stop);
            return new(app, begun);
        }
        catch (Exception problem)
        {
            begun?.Dispose();
            await app.DisposeAsync();
            if (problem is IOException)
            {
                throw new IOException(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"Metrics and health details cannot listen on 127.0.0.1:{port}: {problem.Message} Another Daftar may be running; give this one another port by the setting {setting} (0: any free one)."), problem);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        own?.Dispose();
    }
}
