using System.Text;
using Daftar.Dialects;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Reads one kept original, whatever became of its record: for take-downs, which must know what stands in it.</summary>
internal sealed class OriginalReading(OfficeProfiles offices, IReadOnlyList<Dialect> dialects, PackageLimits limits)
{
    private readonly DocumentSplitter _splitter = new(dialects, limits.RecordBytes);
    private readonly Dictionary<(string?, Right?), RecordReader> _readers = [];

    public OriginalSaid Read(byte[] chunk, int place, OriginalPackage package)
    {
        var at = OriginalLayout.Place(chunk, place);
        (SourceDocument Document, DocumentEnvelope Envelope)? opened = null;
        using (var stream = new MemoryStream([.. chunk.AsSpan(at.PrologStart, at.PrologLength), .. chunk.AsSpan(at.Start, at.Length)]))
        {
            _splitter.Split(stream, "", found => opened ??= (found.Document, found.Envelope), static _ => { });
        }
        var results = new List<ReadRecord>();
        Encoding? takenFor = null;
        if (opened is { Document.Dialect: not null } source)
        {
            if (!_readers.TryGetValue((package.Authority, package.Right), out var reader))
            {
                _readers[(package.Authority, package.Right)] = reader = new RecordReader(offices, limits.Xml, package.Authority, package.Right);
            }
            reader.Read(new RawRecord(source.Document, source.Envelope, at.PrologStart, at.PrologLength, at.Start, at.Length, 1, null), chunk, results);
            takenFor = reader.TakenFor;
        }
        var records = results.FindAll(static result => result.Record is not null).ConvertAll(static result => result.Record!);
        var bytes = chunk.AsSpan(at.Start, at.Length);
        return new OriginalSaid(records, OriginalText.Of(bytes, takenFor ?? (opened is { } of ? LegacyText.Written(of.Document.Encoding, bytes) : null)));
    }
}
