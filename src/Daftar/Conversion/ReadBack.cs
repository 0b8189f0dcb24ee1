using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;

namespace Daftar.Conversion;

/// <summary>What one document says.</summary>
/// <param name="Record">As a load has it; null where nothing can be read.</param>
/// <param name="Elements">What its elements say, in JSON, before an instruction or an office's profile is laid over it; null where nothing can be read.</param>
internal sealed record DocumentSays(IpRecord? Record, byte[]? Elements);

/// <summary>
/// Reads documents just written with the splitter and the readers of loading, and lays what they say of one entry together, as the register would: so what
/// a document carries is not believed but looked at.
/// </summary>
internal sealed class ReadBack
{
    private readonly RecordReader _reader;
    private readonly RecordSplitter _splitter;
    private readonly List<ReadRecord> _read = [];
    private byte[]? _elements;

    public ReadBack(OfficeProfiles offices, IReadOnlyList<Dialect> dialects, XmlLimits limits)
    {
        _reader = new RecordReader(offices, limits) { Elements = context => _elements = context.Records is [var (record, _)] ? RecordJson.Bytes(record) : null };
        _splitter = new RecordSplitter(dialects, Array.MaxLength / 4);
    }

    /// <summary>What each document says.</summary>
    public IReadOnlyList<DocumentSays> Each(IEnumerable<ReadOnlyMemory<byte>> documents) => [.. documents.Select(document =>
    {
        using var stream = Streams.Over(document);
        _elements = null;
        _read.Clear();
        _reader.Begin();
        _splitter.Split(stream, "", found =>
        {
            using var chunk = new RecordChunk();
            chunk.Add(found);
            _reader.Read(chunk.Raw[0], chunk.Buffer, _read);
        }, static _ => { });
        return new DocumentSays(_read.Find(static one => one.Record is not null)?.Record, _elements);
    })];

    /// <summary>What documents say together; null where they say nothing that can be read. The first one's record is taken for it.</summary>
    public static IpRecord? Together(IEnumerable<DocumentSays> documents)
    {
        IpRecord? state = null;
        foreach (var record in documents.Select(static one => one.Record).OfType<IpRecord>())
        {
            if (state is null)
            {
                state = record;
            }
            else
            {
                state.Take(record, record.Scope.Fully, record.Scope.Partly);
                state.Scope = new Scope(state.Scope.Fully | record.Scope.Fully, (state.Scope.Partly | record.Scope.Partly) & ~(state.Scope.Fully | record.Scope.Fully));
            }
        }
        return state;
    }
}
