using Daftar.Register;
using Microsoft.Net.Http.Headers;

namespace Daftar.Server.Portal;

/// <summary>
/// Files of an entry by content hash. They are hostile content: only four picture forms are shown, known by their first bytes and never by
/// what somebody named them; everything else is handed over as a download, and nothing in them may run.
/// </summary>
internal static class FileDoor
{
    public static void MapFiles(this IEndpointRouteBuilder app) =>
        app.MapMethods("/entry/{id:guid}/files/{sha256:regex(^[0-9a-f]{{64}}$)}", [HttpMethods.Get, HttpMethods.Head], async (Guid id, string sha256, Entries entries, HttpContext context) =>
        {
            if (await entries.File(id, sha256, context.RequestAborted) is not { } file)
            {
                return Results.NotFound();
            }

            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            headers.XContentTypeOptions = "nosniff";
            // The address is the hash of the bytes. A take-down must still be felt within a day.
            headers.CacheControl = "public, max-age=86400, immutable";
            var picture = PictureType(file.Bytes);
            if (picture is null)
            {
                headers.ContentDisposition = $"attachment; filename=\"{sha256[..16]}.bin\"";
            }

            return Results.Bytes(file.Bytes, picture ?? "application/octet-stream", entityTag: new EntityTagHeaderValue($"\"{sha256}\""));
        });

    /// <summary>The media type of a PNG, JPEG, GIF or WebP picture by its first bytes, or null.</summary>
    internal static string? PictureType(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };
}
