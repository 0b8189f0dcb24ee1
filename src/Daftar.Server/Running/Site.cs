using System.Net;
using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Api;
using Daftar.Server.Portal;
using Daftar.Store;

namespace Daftar.Server.Running;

/// <summary>The public web server: its limits, its headers, and the doors that add themselves to it.</summary>
internal static class Site
{
    /// <summary>A site ready to start. Portal and API are added here, one line each in services and in addresses.</summary>
    /// <param name="settings">Address, port and limits.</param>
    /// <param name="register">The register with its index taken; the caller closes it after the site.</param>
    /// <param name="jsonLogs">Logs for machines; otherwise only warnings, for people.</param>
    /// <param name="checks">What must work before requests are sent here.</param>
    public static WebApplication Build(Settings settings, RunningRegister register, bool jsonLogs, params IEnumerable<ReadinessCheck> checks)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });

        // Settings come from Daftar's own list alone: no appsettings.json, no ASPNETCORE_ variables beside it.
        builder.Configuration.Sources.Clear();
        builder.Logging.AddLogs(jsonLogs);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Get(Settings.ServeRequestBytes);
            kestrel.Limits.MaxConcurrentConnections = settings.Get(Settings.ServeConnections);
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.AllowLongAddresses();
            kestrel.Listen(Address(settings), settings.Get(Settings.ServePort));
        });
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        AddRegister(builder.Services, settings, register);
        builder.Services.AddSingleton(services =>
            new Readiness([.. checks, .. services.GetServices<ReadinessCheck>()], TimeProvider.System, services.GetRequiredService<ILogger<Readiness>>()));
        builder.Services.AddProblemDetails();
        builder.Services.AddPortal();
        builder.Services.AddPictures(register.Pictures(settings, TimeProvider.System));

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseLongestAddress();
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", async (Readiness readiness, HttpContext context) =>
        {
            var answers = await readiness.AskAsync(context.RequestAborted);
            var ready = answers.All(answer => answer.IsReady);
            return Results.Text(string.Join('\n', answers.Select(answer => answer.Remark).OfType<string>().Prepend(ready ? "ready" : "not ready")), statusCode: ready ? 200 : 503);
        });
        app.MapPortal();
        app.MapApi();
        return app;
    }

    /// <summary>What pages and answers are made of, and what keeps it current.</summary>
    private static void AddRegister(IServiceCollection services, Settings settings, RunningRegister register)
    {
        var follow = register.Renew(settings, TimeProvider.System);
        services.AddSingleton(register.Database);
        services.AddSingleton(register.Files);
        services.AddSingleton(register.Offices);
        var history = register.RenewHistory(settings, TimeProvider.System);
        services.AddSingleton<ISearchIndex>(new MeasuredSearch(new RegisterSearch(register.Index!, history), settings));
        services.AddSingleton(register.Index!);
        services.AddSingleton(Flow.Show(register.Database, register.Files, TimeProvider.System));
        services.AddSingleton(new Packages(register.Database));
        services.AddSingleton(follow);
        services.AddSingleton(Flow.EndEmbargoes(register.Database, TimeProvider.System));
        if (history is not null)
        {
            services.AddSingleton(history);
            services.AddHostedService<FollowingHistory>();
            services.AddSingleton(new ReadinessCheck("history", _ => Task.FromResult(history.Problem)) { Remark = () => history.Problem is null ? history.Remark : null, IsApart = true });
        }

        services.AddHostedService<Following>();
        services.AddSingleton(new ReadinessCheck("database", async stop =>
        {
            await using var command = register.Database.Source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(stop);
            return null;
        }));
        services.AddSingleton(new ReadinessCheck("index", _ => Task.FromResult(follow.Problem ?? register.Index!.Building ?? (register.Index!.Damage.Except(DamagedTexts(), StringComparer.Ordinal).FirstOrDefault())))
        {
            Remark = () => register.Index!.Renewal?.ToString(),
        });
        services.AddSingleton(new ReadinessCheck("texts", _ => Task.FromResult(DamagedTexts() is [var damage, ..] ? damage : null)) { IsApart = true });

        // what asks no claims or descriptions is answered all the same
        IReadOnlyList<string> DamagedTexts() => register.Index is RegisterIndex own ? own.Current.DamageOfTexts : [];
    }

    private static IPAddress Address(Settings settings)
    {
        var text = settings.Get(Settings.ServeAddress);
        return IPAddress.TryParse(text, out var address)
            ? address
            : throw new SettingsException([$"{settings.SourceOf(Settings.ServeAddress)}: serve.address is \"{text}\", expected an IP address such as 127.0.0.1, 0.0.0.0 or ::."]);
    }
}
