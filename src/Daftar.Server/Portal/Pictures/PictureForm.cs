namespace Daftar.Server.Portal.Pictures;

/// <summary>How large a picture is asked for.</summary>
internal enum PictureSize : byte
{
    /// <summary>For the page of its entry and for a window of its own.</summary>
    Whole = 0,

    /// <summary>For lists: a WebP.</summary>
    Small = 1,
}

/// <summary>The form a picture was made anew in, as the worker numbers them; <see cref="None"/> where it could not be decoded.</summary>
internal enum PictureForm : byte
{
    None = 0, Jpeg = 1, Png = 2, WebP = 3,
}

/// <summary>A picture made anew, or that there is none in the bytes.</summary>
/// <param name="Final">False where the worker ended over it, which another time it may not.</param>
internal readonly record struct MadePicture(PictureForm Form, byte[] Bytes, bool Final = true)
{
    public static MadePicture None { get; } = new(PictureForm.None, []);

    public string Media => Form switch
    {
        PictureForm.Jpeg => "image/jpeg",
        PictureForm.Png => "image/png",
        PictureForm.WebP => "image/webp",
        _ => "application/octet-stream",
    };
}

/// <summary>Picture forms by their first bytes: what somebody named a file is never believed.</summary>
internal static class PictureForms
{
    /// <summary>The media type of a PNG, JPEG, GIF or WebP picture, which browsers show; or null.</summary>
    public static string? ShownByBrowsers(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };

    /// <summary>Whether it is worth asking the decoder: the forms above and TIFF, in which patent offices scan.</summary>
    public static bool MayBePicture(ReadOnlySpan<byte> bytes) => ShownByBrowsers(bytes) is not null || bytes is [(byte)'I', (byte)'I', 0x2A or 0x2B, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A or 0x2B, ..];
}
