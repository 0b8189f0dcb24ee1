namespace Daftar.Search;

/// <summary>What an index holds.</summary>
/// <param name="Documents">Entries that can be found.</param>
/// <param name="DeletedDocuments">Replaced or deleted, not merged away yet.</param>
/// <param name="Bytes">All segment files.</param>
/// <param name="Parts">Bytes by part of the files.</param>
/// <param name="RowBytes">Bytes of memory that hold what is counted of each document (<see cref="FacetRows"/>, <see cref="ValueBits"/>).</param>
public sealed record IndexStatistics(long Documents, long DeletedDocuments, int Segments, long Bytes, IReadOnlyDictionary<string, long> Parts, long RowBytes, string? Cursor, long Generation)
{
    internal static IndexStatistics Of(Snapshot snapshot)
    {
        var parts = snapshot.Parts.SelectMany(part => part.Segment.Sizes).GroupBy(size => size.Kind).ToDictionary(group => group.Key.ToString(), group => group.Sum(size => size.Bytes), StringComparer.Ordinal);
        return new IndexStatistics(snapshot.LiveDocuments, snapshot.AllDocuments - snapshot.LiveDocuments, snapshot.Parts.Count, snapshot.Parts.Sum(part => part.Segment.File.Length), parts, snapshot.Parts.Sum(part => part.Segment.Rows.Bytes + part.Segment.Bits.Bytes), snapshot.Cursor, snapshot.Generation);
    }
}
