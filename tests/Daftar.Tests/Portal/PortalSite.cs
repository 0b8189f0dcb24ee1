using System.Net;
using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Api;
using Daftar.Server.Portal;
using Daftar.Server.Portal.Pictures;
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

    private readonly bool ownsHub;
    private readonly RenewHistory followHistory;

    private PortalSite(LoadingHub hub, bool ownsHub, string? pictures, ISearchIndex? engine)
    {
        this.ownsHub = ownsHub;
        Hub = hub;
        Index = EmbeddedIndex.Open(Path.Combine(folder, "index"), DocumentOf.Fields, "portal tests");
        History = RegisterIndex.Open(Path.Combine(folder, "history"), DocumentOf.FieldsOfStates, "portal tests");
        followHistory = Flow.RenewHistory(hub.Database, History, Index, 2, hub.Time);
        Entries = new Entries(hub.Database, hub.Time, hub.Files);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalDoor).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production",
        });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.AllowLongAddresses();
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddSingleton(hub.Time).AddSingleton(hub.Offices).AddSingleton(Entries).AddSingleton(new Packages(hub.Database)).AddSingleton<ISearchIndex>(new RegisterSearch(engine ?? Index, followHistory)).AddSingleton(followHistory).AddProblemDetails().AddPortal()
            .AddPictures(new PictureCache(Path.Combine(folder, "pictures"), 1L << 30, hub.Time));
        builder.Services.AddSingleton(services => new MakePictures(pictures, 2, services.GetRequiredService<ILogger<MakePictures>>()));
        app = builder.Build();
        app.UseSecurityHeaders();
        app.UseLongestAddress();
        app.MapPortal();
        app.MapApi();
    }

    public LoadingHub Hub { get; }

    public EmbeddedIndex Index { get; }

    /// <summary>All states entries ever had.</summary>
    public RegisterIndex History { get; }

    public Entries Entries { get; }

    public HttpClient Http { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public static Task<PortalSite> StartAsync(LoadingHub hub) => StartAsync(hub, ownsHub: true, InstalledPictures.Script, null);

    /// <summary>A site that asks another engine, which its caller fills and closes.</summary>
    public static Task<PortalSite> StartAsync(LoadingHub hub, ISearchIndex engine) => StartAsync(hub, ownsHub: true, null, engine);

    /// <summary>A second site over a register, on a machine where pictures cannot be made anew.</summary>
    public static Task<PortalSite> StartWithoutPicturesAsync(LoadingHub hub) => StartAsync(hub, ownsHub: false, null, null);

    private static async Task<PortalSite> StartAsync(LoadingHub hub, bool ownsHub, string? pictures, ISearchIndex? engine)
    {
        var site = new PortalSite(hub, ownsHub, pictures, engine);
        await site.app.StartAsync();
        site.Address = site.app.Urls.First();
        site.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Address) };
        return site;
    }

    /// <summary>Brings both indexes up to the register.</summary>
    public async Task FollowAsync()
    {
        await new FollowJournal(Hub.Database, Index, 2, Hub.Time).CatchUp(null, CancellationToken.None);
        await followHistory.CatchUp(null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        Index.Dispose();
        History.Dispose();
        if (ownsHub)
        {
            Hub.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }
}
