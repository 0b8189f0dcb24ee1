using System.Diagnostics;
using Daftar.Dialects;
using Daftar.Store;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Streams a package's XML and gives its records in chunks, in an order that is the same every time.</summary>
/// <param name="partFound">Told what stands outside records and no reader asks for, transport too; null: findings are made of it, transport is passed over.</param>
internal sealed class SplitPackage(Package package, IReadOnlyList<Dialect> dialects, PackageLimits limits, Action<DocumentPart>? partFound = null)
{
    private long _bytes;

    /// <summary>Bytes of XML read so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Documents that hold records which may be files of others; known when the first of them is handed on.</summary>
    public IReadOnlySet<string> Listings { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    public IReadOnlyList<Dialect> Dialects => dialects;

    /// <param name="skip">Records already in the register: they are split again and not handed on, nor are findings about files met before them.</param>
    /// <param name="emit">Takes a chunk over; it is full, or the last.</param>
    /// <exception cref="PackageException">A limit of the package: what came before it was handed on.</exception>
    public void Run(long skip, Action<RecordChunk> emit, CancellationToken cancel)
    {
        var ordinal = 0L;
        var findingsBefore = 0;
        var chunk = new RecordChunk { FirstOrdinal = skip };
        if (skip == 0)
        {
            chunk.Findings.AddRange(package.Findings);
        }
        var splitter = new DocumentSplitter(dialects, limits.RecordBytes) { PartFound = partFound, Office = package.Office };
        var started = Stopwatch.GetTimestamp();
        List<PackageFile>? last = null;
        foreach (var file in package.XmlFiles())
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                using var stream = file.Open();
                splitter.Split(stream, file.Path, found =>
                {
                    if (IsForLast(found))
                    {
                        if (last is null || last[^1] != file)
                        {
                            (last ??= []).Add(file);
                        }
                        return;
                    }
                    if (ordinal++ < skip)
                    {
                        return;
                    }
                    chunk.Add(found);
                    findingsBefore = chunk.Findings.Count;
                    if (chunk.IsFull)
                    {
                        cancel.ThrowIfCancellationRequested();
                        Measures.Passed(Stage.Split, started, chunk.Raw.Count);
                        emit(chunk);
                        chunk = new RecordChunk { FirstOrdinal = ordinal };
                        started = Stopwatch.GetTimestamp();
                    }
                }, finding => Note(finding, ordinal, skip, chunk), (name, line) =>
                {
                    if (!package.Contents.Holds(file.Path, name))
                    {
                        Note(new Finding("CONTENTS-FILE-MISSING", Severity.Warn, new Place(file.Path, line), Finding.Cut(name), "Every file the list of contents names, in its folder or at most two below it."), ordinal, skip, chunk);
                    }
                }, file.Sheet);
            }
            catch (PackageException problem) when (problem.Code != "ZIP-RATIO")
            {
                if (chunk.Raw.Count > 0)
                {
                    // Whoever loads the rest meets again what was found behind the last record.
                    chunk.Findings.RemoveRange(findingsBefore, chunk.Findings.Count - findingsBefore);
                    emit(chunk);
                }
                throw;
            }
            catch (InvalidDataException) when (package.BreaksOffIn(file.Path))
            {
                // Told of the zip.
            }
            catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException or PackageException { Code: "ZIP-RATIO" })
            {
                // A broken file in a zip, or one that this user may not read, costs what is left of it and nothing else.
                Note(new Finding((problem as PackageException)?.Code ?? "FILE-UNREADABLE", Severity.Warn, new Place(file.Path), Finding.Cut(problem.Message), problem.Message.Contains("encrypted", StringComparison.OrdinalIgnoreCase) ? "A zip without a password: what is encrypted cannot be read here. Pack it again without one." : problem is UnauthorizedAccessException ? "A file that whoever runs this may read: give the right to read it, and check again." : "A file that can be unpacked and read to its end."), ordinal, skip, chunk);
            }
            Interlocked.Add(ref _bytes, file.Length);
        }
        if (last is not null)
        {
            if (chunk.Raw.Count > 0)
            {
                // What was found behind the last record goes with what follows it, or whoever loads the rest would tell it again.
                var behind = chunk.Findings[findingsBefore..];
                chunk.Findings.RemoveRange(findingsBefore, behind.Count);
                Measures.Passed(Stage.Split, started, chunk.Raw.Count);
                emit(chunk);
                chunk = new RecordChunk();
                chunk.Findings.AddRange(behind);
            }
            Listings = last.Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
            chunk = Last(last, chunk, ordinal, skip, emit, cancel);
            started = Stopwatch.GetTimestamp();
        }
        if (chunk.Raw.Count > 0 || chunk.Findings.Count > 0)
        {
            Measures.Passed(Stage.Split, started, chunk.Raw.Count);
            emit(chunk);
        }
        else
        {
            chunk.Dispose();
        }
    }

    /// <summary>Whether a record names its file is known when all others are read.</summary>
    private static bool IsForLast(FoundRecord found) => found.Broken is null && found.Document.Dialect?.MayBeFileOfAnother(found.Bytes) == true;

    /// <summary>
    /// Records that may be files of others, each in a chunk of its own: one that is leaves no bytes among the originals. Their files are opened again, and what is wrong with those was
    /// told the first time.
    /// </summary>
    /// <param name="findings">A chunk without a record, whose findings come before theirs.</param>
    private RecordChunk Last(List<PackageFile> files, RecordChunk findings, long ordinal, long skip, Action<RecordChunk> emit, CancellationToken cancel)
    {
        var splitter = new DocumentSplitter(dialects, limits.RecordBytes) { Office = package.Office };
        List<Finding> before = [.. findings.Findings];
        findings.Dispose();
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            try
            {
                using var stream = file.Open();
                splitter.Split(stream, file.Path, found =>
                {
                    if (!IsForLast(found) || ordinal++ < skip)
                    {
                        return;
                    }
                    var own = new RecordChunk { FirstOrdinal = ordinal - 1, Listing = file.At };
                    own.Findings.AddRange(before);
                    before.Clear();
                    own.Add(found);
                    Measures.Passed(Stage.Split, started, 1);
                    emit(own);
                    started = Stopwatch.GetTimestamp();
                }, static _ => { });
            }
            catch (InvalidDataException) when (package.BreaksOffIn(file.Path))
            {
                // Told of the zip.
            }
            catch (Exception problem) when (problem is InvalidDataException or IOException or PackageException { Code: "ZIP-RATIO" })
            {
                // As the first time.
            }
        }
        var rest = new RecordChunk { FirstOrdinal = Math.Max(ordinal, skip) };
        rest.Findings.AddRange(before);
        return rest;
    }

    private static void Note(Finding finding, long ordinal, long skip, RecordChunk chunk)
    {
        if (ordinal >= skip)
        {
            chunk.Findings.Add(finding);
        }
    }
}
