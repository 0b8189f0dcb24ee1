namespace Daftar.Checking.Codes;

/// <summary>What the ending of a file name promises, where its bytes can show it.</summary>
internal static class Endings
{
    public static string? MediaOf(string name)
    {
        var dot = name.LastIndexOf('.');
        var ending = dot < 0 ? default : name.AsSpan(dot + 1);
        Span<char> lower = stackalloc char[8];
        return ending.Length is 0 or > 8 || ending.ToLowerInvariant(lower) < 0 ? null : lower[..ending.Length] switch
        {
            "jpg" or "jpeg" or "jpe" => "image/jpeg",
            "png" => "image/png",
            "gif" => "image/gif",
            "tif" or "tiff" => "image/tiff",
            "bmp" => "image/bmp",
            "webp" => "image/webp",
            "pdf" => "application/pdf",
            "svg" => "image/svg+xml",
            "zip" => "application/zip",
            "wav" => "audio/wav",
            "mp4" => "video/mp4",
            _ => null,
        };
    }
}
