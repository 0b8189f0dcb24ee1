namespace Daftar.Search;

/// <summary>What lies in the folder of an index, as its manifest has it: told without opening it, also while another process writes it.</summary>
/// <param name="Documents">Entries, or states of entries, that can be found.</param>
/// <param name="Bytes">Of its files.</param>
public sealed record IndexOnDisk(long Documents, long Bytes, int Segments, string? Cursor)
{
    /// <summary>Null where there is none, or none that can be read.</summary>
    public static IndexOnDisk? Read(string folder)
    {
        try
        {
            var (manifest, live) = IndexManifest.Read(File.ReadAllBytes(Path.Combine(folder, IndexFolder.ManifestName)));
            return new IndexOnDisk(
                manifest.Segments.Select((segment, at) => live[at] is { } bits ? Bitmap.Count(bits) : (long)segment.Documents).Sum(), manifest.Segments.Sum(segment => segment.Length), manifest.Segments.Count, manifest.Cursor);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or IndexDamagedException or System.Text.Json.JsonException or ArgumentException)
        {
            return null;
        }
    }
}
