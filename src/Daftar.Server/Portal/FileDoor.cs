using Daftar.Register;
using Daftar.Server.Portal.Pictures;
using Microsoft.Net.Http.Headers;

namespace Daftar.Server.Portal;

/// <summary>
/// Files of an entry by content hash. They are hostile content (decision 27): pictures are decoded apart and made anew, everything else is handed over
/// as a download, and nothing in them may run. What offices call a file is never believed.
/// </summary>
internal static class FileDoor
{
    private const string Address = "/entry/{id:guid}/files/{sha256:regex(^[0-9a-f]{{64}}$)}";

    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], (Guid id, string sha256, Entries entries, ShownPictures pictures, HttpContext context) =>
            AnswerAsync(id, sha256, PictureSize.Whole, entries, pictures, context));
        app.MapMethods(Address + "/small", [HttpMethods.Get, HttpMethods.Head], (Guid id, string sha256, Entries entries, ShownPictures pictures, HttpContext context) =>
            AnswerAsync(id, sha256, PictureSize.Small, entries, pictures, context));
        app.MapMethods(Address + "/original", [HttpMethods.Get, HttpMethods.Head], async (Guid id, string sha256, Entries entries, HttpContext context) =>
            await entries.File(id, sha256, context.RequestAborted) is { } file ? await HandOverAsync(file, context) : Results.NotFound());
    }

    private static async Task<IResult> AnswerAsync(Guid id, string sha256, PictureSize size, Entries entries, ShownPictures pictures, HttpContext context)
    {
        if (await entries.File(id, sha256, context.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        if (!pictures.Works)
        {
            return await AsDeliveredAsync(file, context);
        }

        if (await pictures.Of(file, size, context.RequestAborted) is not { } picture)
        {
            context.Response.Headers.RetryAfter = "5";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (picture.Form == PictureForm.None)
        {
            return await HandOverAsync(file, context);
        }

        Guard(context);
        // Another recipe gives other bytes: its number is in the tag.
        return Results.Bytes(picture.Bytes, picture.Media, entityTag: new EntityTagHeaderValue($"\"{sha256}-{size:D}-1\""));
    }

    /// <summary>The bytes as the office sent them, never to be shown by a browser.</summary>
    private static async Task<IResult> HandOverAsync(StoredFile file, HttpContext context)
    {
        Guard(context);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file.Sha256[..16]}.bin\"";
        return await BytesAsync(file, "application/octet-stream", context);
    }

    /// <summary>Where pictures cannot be made anew: the four forms browsers know by their first bytes, sandboxed.</summary>
    private static async Task<IResult> AsDeliveredAsync(StoredFile file, HttpContext context)
    {
        var first = new byte[16];
        int known;
        await using (var bytes = await file.OpenAsync(context.RequestAborted))
        {
            known = await bytes.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, context.RequestAborted);
        }

        if (PictureForms.ShownByBrowsers(first.AsSpan(0, known)) is not { } media)
        {
            return await HandOverAsync(file, context);
        }

        Guard(context);
        return await BytesAsync(file, media, context);
    }

    private static async Task<IResult> BytesAsync(StoredFile file, string media, HttpContext context) =>
        Results.Stream(await file.OpenAsync(context.RequestAborted), media, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);

    private static void Guard(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        // The address is the hash of the bytes. A take-down must still be felt within a day.
        headers.CacheControl = "public, max-age=86400, immutable";
    }
}
