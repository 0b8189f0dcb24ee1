using System.Text.Encodings.Web;
using System.Text.Unicode;
using Daftar.Languages;
using Daftar.Server.Portal.Pictures;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace Daftar.Server.Portal;

/// <summary>The portal's two ways in: its services, and its addresses.</summary>
internal static class PortalDoor
{
    /// <summary>Pages, their encoding and compression. Search index and register are added by whoever runs the site.</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/Portal";
            Addresses.Map(options.Conventions);
        });
        services.Configure<RouteOptions>(options =>
        {
            options.LowercaseUrls = false;
            options.ConstraintMap["language"] = typeof(LanguageConstraint);
            options.ConstraintMap["right"] = typeof(RightConstraint);
        });
        // Letters of every script stay letters in pages: entities would make a Thai page four times as long.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(options =>
        {
            // Pages carry no secret beside what a visitor typed, so compression under TLS gives nothing away (BREACH).
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json"];
        });
        services.AddSingleton(Assets.Built());
        return services;
    }

    /// <summary>Pictures of offices, made anew by as many processes as half the processors.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services, PictureCache cache) => services
        .AddSingleton(cache)
        .AddSingleton(provider => new MakePictures(MakePictures.FindScript(), Math.Clamp(Environment.ProcessorCount / 2, 1, 4), provider.GetRequiredService<ILogger<MakePictures>>()))
        .AddSingleton<ShownPictures>();

    /// <summary>Pages, files and what pages need in the browser.</summary>
    public static WebApplication MapPortal(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseWhen(context => !Api.ApiDoor.IsApi(context.Request.Path), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem/500", CreateScopeForErrors = true });
            pages.UseStatusCodePagesWithReExecute("/problem/{0}");
        });
        app.UseRouting();
        app.Services.GetRequiredService<Assets>().Map(app);
        app.MapRazorPages();
        app.MapFiles();
        return app;
    }
}

/// <summary>Holds for a part of an address that names a language there are labels for.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Labels.Find(values[routeKey] as string) is not null;
}

/// <summary>Holds for a part of an address that names a right.</summary>
internal sealed class RightConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Addresses.RightOf(values[routeKey] as string) is not null;
}
