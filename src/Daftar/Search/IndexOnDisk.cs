namespace Daftar.Search;

/// <summary>What lies in the folder of an index, as its manifest has it: told without opening it, also while another process writes it.</summary>
/// <param name="Documents">Entries, or states of entries, that can be found.</param>
/// <param name="Bytes">Of its files, without full texts.</param>
/// <param name="Texts">The same of full texts: entries that have any, bytes, segments.</param>
/// <param name="Swapped">When it took the place of one with other fields; null if it never did.</param>
public sealed record IndexOnDisk(long Documents, long Bytes, int Segments, string? Cursor, (long Documents, long Bytes, int Segments) Texts, DateTimeOffset? Swapped)
{
    private string Inside { get; init; } = "";

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static IndexOnDisk? Read(string folder)
    {
        try
        {
            var (manifest, live) = IndexManifest.Read(File.ReadAllBytes(Path.Combine(folder, IndexFolder.ManifestName)));
            var (documents, bytes, segments) = Of(texts: false);
            return new IndexOnDisk(documents, bytes, segments, manifest.Cursor, Of(texts: true), manifest.Swapped) { Inside = manifest.Folder };

            (long, long, int) Of(bool texts)
            {
                var these = manifest.Segments.Select((segment, at) => (Segment: segment, Live: live[at])).Where(one => one.Segment.Texts == texts).ToList();
                return (these.Sum(static one => one.Live is { } bits ? Bitmap.Count(bits) : (long)one.Segment.Documents), these.Sum(static one => one.Segment.Length), these.Count);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or IndexDamagedException or System.Text.Json.JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The one that is made beside it with other fields; null if none is.</summary>
    public IndexOnDisk? Beside(string folder) => Read(Path.Combine(folder, IndexFolder.NameBesides(Inside)));
}
