namespace Daftar.Search;

/// <summary>What an index holds.</summary>
/// <param name="Documents">Entries that can be found.</param>
/// <param name="DeletedDocuments">Replaced or deleted, not merged away yet.</param>
/// <param name="Bytes">All segment files.</param>
/// <param name="Parts">Bytes by part of the files.</param>
/// <param name="RowBytes">Bytes of memory that hold what is counted of each document (<see cref="FacetRows"/>, <see cref="ValueBits"/>).</param>
public sealed record IndexStatistics(long Documents, long DeletedDocuments, int Segments, long Bytes, IReadOnlyDictionary<string, long> Parts, long RowBytes, string? Cursor, long Generation)
{
    /// <summary>The same of full texts, which are in none of these figures; null where they are kept with all else.</summary>
    public IndexStatistics? Texts { get; init; }

    /// <summary>Bytes of memory that say where the entries of full texts stand.</summary>
    public long JoinBytes { get; init; }

    internal static IndexStatistics Of(Snapshot snapshot, bool hasTexts) => Of(snapshot, snapshot.Parts) with
    {
        Texts = hasTexts ? Of(snapshot, [.. snapshot.Texts.Select(static text => text.Part)]) with { JoinBytes = snapshot.Texts.Sum(static text => text.Joins.Bytes) } : null,
    };

    private static IndexStatistics Of(Snapshot snapshot, IReadOnlyList<SnapshotPart> of)
    {
        var parts = of.SelectMany(static part => part.Segment.Sizes).GroupBy(static size => size.Kind).ToDictionary(static group => group.Key.ToString(), static group => group.Sum(static size => size.Bytes), StringComparer.Ordinal);
        var live = of.Sum(static part => (long)part.LiveCount);
        return new IndexStatistics(live, of.Sum(static part => (long)part.Segment.Documents) - live, of.Count, of.Sum(static part => part.Segment.File.Length), parts,
            of.Sum(static part => part.Segment.Rows.Bytes + part.Segment.Bits.Bytes), snapshot.Cursor, snapshot.Generation);
    }
}
