namespace Daftar.Search;

/// <summary>What the writer has of one kind: the segments of entries, or those of their full texts, with what waits to become one and what is lost of them.</summary>
internal sealed class Shelf(FieldTable fields, bool isTexts)
{
    public FieldTable Fields => fields;

    /// <summary>Full texts, and only those.</summary>
    public bool IsTexts => isTexts;

    public WriteBuffer Buffer { get; } = new(fields);

    public List<WriterSegment> Segments { get; } = [];

    /// <summary>Segments written since the last commit because the buffer was full.</summary>
    public List<WriterSegment> Uncommitted { get; } = [];

    /// <summary>Segments of which nothing can be used, as the manifest names them.</summary>
    public List<ManifestSegment> Lost { get; } = [];

    /// <summary>Segments, committed or not.</summary>
    public IEnumerable<WriterSegment> All => Segments.Concat(Uncommitted);

    public bool IsDamaged => Lost.Count > 0 || All.Any(segment => segment.Segment.Damage is not null);

    /// <summary>What waits becomes a segment that the next commit names.</summary>
    public void Flush(IndexFolder folder, ref long nextSegment)
    {
        if (Buffer.LiveDocuments > 0)
        {
            var file = SegmentFlush.Write(Buffer, fields, folder, nextSegment++, isTexts);
            Uncommitted.Add(new WriterSegment(Segment.Open(folder, file, fields, trusted: true), null));
        }

        Buffer.Clear();
    }

    public IEnumerable<ManifestSegment> ForManifest() =>
    [
        .. Segments.Select(segment => new ManifestSegment(segment.Segment.File.Number, segment.Segment.Documents, segment.Segment.File.Length, segment.Segment.File.Checksum, segment.CommittedLive is not null, Texts: isTexts)),
        .. Lost,
    ];

    /// <summary>Lets go of everything, damaged files too.</summary>
    /// <returns>The names of files nothing refers to any more.</returns>
    public List<string> Clear()
    {
        List<string> gone = [.. All.Select(segment => segment.Segment.File.Name), .. Lost.Select(one => SegmentFile.NameOf(one.Number, isTexts))];
        foreach (var segment in All)
        {
            segment.Segment.RemoveUser();
        }

        Buffer.Clear();
        Segments.Clear();
        Uncommitted.Clear();
        Lost.Clear();
        return gone;
    }
}
