using System.Net;
using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Api;
using Daftar.Server.Portal;
using Daftar.Server.Running;
using Daftar.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Daftar.Tests.Portal;

/// <summary>The portal and the API on a real port, over a real register, a real index and real files.</summary>
internal sealed class PortalSite : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-portal-").FullName;
    private readonly WebApplication app;

    private PortalSite(LoadingHub hub)
    {
        Hub = hub;
        Index = EmbeddedIndex.Open(Path.Combine(folder, "index"), DocumentOf.Fields, "portal tests");
        Entries = new Entries(hub.Database, hub.Time, hub.Files);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalDoor).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production",
        });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(hub.Time).AddSingleton(Entries).AddSingleton(new Packages(hub.Database)).AddSingleton<ISearchIndex>(Index).AddProblemDetails().AddPortal();
        app = builder.Build();
        app.UseSecurityHeaders();
        app.MapPortal();
        app.MapApi();
    }

    public LoadingHub Hub { get; }

    public EmbeddedIndex Index { get; }

    public Entries Entries { get; }

    public HttpClient Http { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public static async Task<PortalSite> StartAsync(LoadingHub hub)
    {
        var site = new PortalSite(hub);
        await site.app.StartAsync();
        site.Address = site.app.Urls.First();
        site.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Address) };
        return site;
    }

    /// <summary>Brings the index up to the register.</summary>
    public Task FollowAsync() => new FollowJournal(Hub.Database, Index, 2, Hub.Time).CatchUp(null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        Index.Dispose();
        Hub.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
