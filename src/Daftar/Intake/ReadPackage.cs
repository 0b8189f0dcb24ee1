using Daftar.Dialects;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>One entry as a document tells of it, or what was found where none could be read.</summary>
/// <param name="Where">File and line of the record element; of a finding about a file or the package, the place it names.</param>
/// <param name="Dialect">Which dialect read it, such as st96; null where none did.</param>
/// <param name="Bytes">Length of the record element; 0 for findings about a file.</param>
/// <param name="Read">The record with its residue, and the findings of reading. Checks are not run.</param>
public sealed record DocumentRecord(Place Where, string? Dialect, int Bytes, ReadRecord Read)
{
    /// <summary>Where in the file something of its residue stands; known as long as nobody read on, and only looked for when asked.</summary>
    internal Func<Residue, Place>? PlaceOf { get; init; }
}

/// <summary>
/// Reads a package as a load does, record after record on one thread, and keeps nothing: to look at what Daftar makes of a file. Knows no
/// database; its memory does not grow with the package.
/// </summary>
public sealed class ReadPackage(OfficeProfiles offices, IReadOnlyList<Dialect> dialects)
{
    /// <param name="path">A folder, zip or file.</param>
    /// <param name="options">What the sender declares, and the limits.</param>
    /// <param name="read">Told every entry in the order of the package.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="partFound">Told what stands outside records and no reader asks for, once for each path of a file.</param>
    /// <exception cref="PackageException">The package cannot be opened or breaks a limit that concerns it as a whole.</exception>
    public void Run(string path, LoadOptions options, Action<DocumentRecord> read, CancellationToken cancel, Action<DocumentPart>? partFound = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(read);
        using var package = Package.Open(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), options.Limits);
        var reader = new RecordReader(offices, options.Limits.Xml, options.Authority, options.Right);
        var once = new OncePerFile([]);
        List<ReadRecord> results = [];
        new SplitPackage(package, dialects, options.Limits, partFound).Run(0, chunk =>
        {
            using (chunk)
            {
                foreach (var finding in chunk.Findings)
                {
                    read(new DocumentRecord(finding.Where, null, 0, new ReadRecord(null, [], [finding])));
                }
                reader.Begin();
                foreach (var raw in chunk.Raw)
                {
                    results.Clear();
                    reader.Read(raw, chunk.Buffer, results);
                    var owns = results.ConvertAll(static result => result.Own);
                    for (var i = 0; i < results.Count; i++)
                    {
                        var (at, where, place) = (raw, new Place(raw.Document.File, raw.Line + results[i].Line - 1), i);
                        read(new DocumentRecord(where, raw.Document.Dialect?.Id, raw.Length, results[i] with { Findings = once.Thinned(results[i].Findings) }) { PlaceOf = left => PlaceOf(left, at, where, place, chunk, reader, owns) });
                    }
                }
            }
        }, cancel);
    }

    /// <summary>Line and column of the value itself; where it cannot be found for certain, those of its record.</summary>
    private static Place PlaceOf(Residue left, in RawRecord raw, Place where, int place, RecordChunk chunk, RecordReader reader, List<int> owns)
    {
        List<PlacedFinding> sought = [new(place, new Finding("RECORD-PART-UNREAD", Severity.Watch, where with { Path = left.Path }, left.Path, "") { Sought = new Sought(left.Text, IsPath: true) })];
        RecordPlaces.Point(sought, 0, raw, chunk.Buffer, reader, owns);
        return sought[0].Finding.Where with { Path = where.Path };
    }
}
