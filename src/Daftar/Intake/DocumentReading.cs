using Daftar.Dialects;
using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Reads one file outside any package: for <c>daftar read</c> and for tests. The same splitter and readers as loading.</summary>
public static class DocumentReading
{
    /// <summary>Every record of the file, in order; findings about the file itself come as results without a record.</summary>
    public static IReadOnlyList<ReadRecord> ReadAll(string path, IReadOnlyList<Dialect> dialects)
    {
        using var stream = File.OpenRead(path);
        return ReadAll(stream, Path.GetFileName(path), dialects);
    }

    /// <inheritdoc cref="ReadAll(string, IReadOnlyList{Dialect})"/>
    /// <param name="part">Told what stands outside records and no reader asks for; no results are made of it.</param>
    public static IReadOnlyList<ReadRecord> ReadAll(Stream stream, string name, IReadOnlyList<Dialect> dialects, Action<DocumentPart>? part = null)
    {
        var results = new List<ReadRecord>();
        var reader = new RecordReader(OfficeProfiles.Embedded, XmlLimits.Default);
        var splitter = new DocumentSplitter(dialects, 256_000_000) { PartFound = part };
        splitter.Split(stream, name, found =>
        {
            using var chunk = new RecordChunk();
            chunk.Add(found);
            reader.Read(chunk.Raw[0], chunk.Buffer, results);
        }, finding =>
        {
            // What is only watched is the operator's: nothing is wrong with what is read.
            if (finding.Code != RecordSplitter.PartUnread && finding.Severity > Severity.Watch)
            {
                results.Add(new ReadRecord(null, [], [finding]));
            }
        });
        return results;
    }
}
