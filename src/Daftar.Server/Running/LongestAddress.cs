using Daftar.Server.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Daftar.Server.Running;

/// <summary>
/// How long an address may be. A query of 10,000 characters, as many as the query language reads, is 90,000 bytes where each is a letter of Thai or Chinese and is written with percent signs; filters come beside it.
/// Pages take less: they hold the address in each of their links.
/// </summary>
internal static class LongestAddress
{
    public const int OfApi = 128 << 10, OfPages = 32 << 10;

    /// <summary>The server itself refuses beyond this without a word; up to it what is refused is told.</summary>
    private const int OfServer = 512 << 10;

    public static void AllowLongAddresses(this KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = OfServer;
    }

    public static IApplicationBuilder UseLongestAddress(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var isApi = ApiDoor.IsApi(context.Request.Path);
        if (context.Features.Get<IHttpRequestFeature>()?.RawTarget.Length is not { } length || length <= (isApi ? OfApi : OfPages))
        {
            return next(context);
        }

        var told = FormattableString.Invariant($"The address has {length} bytes; at most {(isApi ? OfApi : OfPages)} are read. Shorten the query, or leave filters away.");
        return (isApi ? Problems.TooLong(told) : Results.Text(told, statusCode: StatusCodes.Status414UriTooLong)).ExecuteAsync(context);
    });
}
