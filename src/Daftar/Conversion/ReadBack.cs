using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;

namespace Daftar.Conversion;

/// <summary>
/// Reads documents just written with the splitter and the readers of loading, and lays what they say of one entry together, as the register would: so what
/// a document carries is not believed but looked at.
/// </summary>
internal sealed class ReadBack(OfficeProfiles offices, IReadOnlyList<Dialect> dialects, XmlLimits limits)
{
    private readonly RecordReader _reader = new(offices, limits);
    private readonly RecordSplitter _splitter = new(dialects, Array.MaxLength / 4);
    private readonly List<ReadRecord> _read = [];

    /// <returns>Null where the documents say nothing that can be read.</returns>
    public IpRecord? Read(IEnumerable<ReadOnlyMemory<byte>> documents)
    {
        IpRecord? state = null;
        foreach (var document in documents)
        {
            using var stream = Streams.Over(document);
            _read.Clear();
            _reader.Begin();
            _splitter.Split(stream, "", found =>
            {
                using var chunk = new RecordChunk();
                chunk.Add(found);
                _reader.Read(chunk.Raw[0], chunk.Buffer, _read);
            }, static _ => { });
            foreach (var one in _read)
            {
                if (one.Record is not { } record)
                {
                    continue;
                }
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
        }
        return state;
    }
}
