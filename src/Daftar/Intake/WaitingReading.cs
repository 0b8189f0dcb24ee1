using Daftar.Dialects;
using Daftar.Dialects.St26;
using Daftar.Register;
using Daftar.Rights;
using Npgsql;

namespace Daftar.Intake;

/// <summary>A page of waiting records read again from their originals, and made into a batch of what passes today.</summary>
internal sealed class WaitingReading(NpgsqlConnection connection, PackageAccount account, IReadOnlyList<Dialect> dialects, PackageContext context, ReleaseOptions options) : IDisposable
{
    /// <summary>Originals of one batch.</summary>
    private const long PageBytes = 16 << 20;

    private readonly DocumentSplitter _splitter = new(dialects, options.Limits.RecordBytes);
    private readonly PrepareRecords _prepare = new(context);
    private readonly Dictionary<(OriginalPlace, int), SourceDocument> _documents = [];
    private readonly Dictionary<(long, int), byte[]> _hashes = [];
    private ((long, int) At, byte[]? Bytes) _chunk = ((-1, -1), null);

    /// <summary>An element of the package of which some records wait: one original.</summary>
    private sealed record Element(long Number, List<WaitingRow> Rows, (string File, long Line) Where, List<(long Ordinal, string Code)> Codes)
    {
        public OriginalPlace At => Rows[0].At;
    }

    /// <summary>The batch; null where nothing passes, and what is wrong is what was.</summary>
    /// <param name="numbers">Elements of the package, in order; those that are too many for one batch are taken off its end.</param>
    public MergeBatch? Read(List<long> numbers)
    {
        var rows = WaitingPages.Rows(connection, account.Id, numbers);
        var findings = WaitingPages.Findings(connection, account.Id, rows.Select(static row => row.Ordinal));
        var read = new List<(List<Element> Elements, RecordChunk Raw, PreparedChunk Prepared)>();
        try
        {
            var bytes = 0L;
            var (raw, elements) = (new RecordChunk(), new List<Element>());
            foreach (var element in Elements(rows, findings))
            {
                if (raw.IsFull || bytes >= PageBytes)
                {
                    read.Add((elements, raw, _prepare.Prepare(raw, 0)));
                    (raw, elements) = (new RecordChunk(), []);
                }
                if (bytes >= PageBytes)
                {
                    numbers.RemoveRange(numbers.IndexOf(element.Number), numbers.Count - numbers.IndexOf(element.Number));
                    break;
                }
                var length = raw.Length;
                if (Add(element, raw))
                {
                    elements.Add(element);
                    bytes += raw.Length - length;
                }
            }
            read.Add((elements, raw, _prepare.Prepare(raw, 0)));
            return Batch(read);
        }
        finally
        {
            read.ForEach(static chunk => chunk.Raw.Dispose());
        }
    }

    /// <summary>Listings that became files of the records that pass, with the ordinal of the record.</summary>
    public List<(long Ordinal, PackageNames.Found Listing)> Listings { get; } = [];

    /// <summary>A batch that lays nothing: listings that are files of released records by now wait no more, and their bytes are kept as those of the file. Null where there are none.</summary>
    public MergeBatch? Attached(List<long> numbers, HashSet<PackageNames.Found> attached)
    {
        var rows = WaitingPages.Rows(connection, account.Id, numbers);
        var batch = Empty();
        foreach (var element in Elements(rows, WaitingPages.Findings(connection, account.Id, rows.Select(static row => row.Ordinal))))
        {
            if (element.Rows is [{ Reason: St26Listing.Unattached }] && element.Where.File.Length > 0 && context.Package.Listing("", element.Where.File) is { } listing && attached.Contains(listing))
            {
                batch.Release!.Rows.AddRange(element.Rows);
                batch.Release.Attached.Add(element.At);
            }
        }
        return batch.Release!.Rows.Count > 0 ? batch : null;
    }

    public void Dispose() => _prepare.Dispose();

    private static IEnumerable<Element> Elements(List<WaitingRow> rows, ILookup<long, (long Ordinal, string Code, string File, long Line)> findings)
    {
        foreach (var rowsOfOne in rows.GroupBy(static row => row.Ordinal / PrepareRecords.EntriesPerElement))
        {
            var told = findings[rowsOfOne.Key].ToList();
            var placed = told.FindAll(static found => found.File.Length > 0);
            var where = placed.Count == 0 ? ("", 1L) : (placed[0].File, Math.Max(1, placed.Min(static found => found.Line)));
            yield return new Element(rowsOfOne.Key, [.. rowsOfOne], where, told.ConvertAll(static found => (found.Ordinal, found.Code)));
        }
    }

    /// <summary>False where the original was taken down, or its bytes are no record: it waits as it did.</summary>
    private bool Add(Element element, RecordChunk raw)
    {
        if (Chunk(element.At) is not { } chunk)
        {
            return false;
        }
        var (prologStart, prologLength, start, length) = OriginalLayout.Place(chunk, element.At.Place);
        if (HeldOriginals.IsCut(chunk.AsSpan(start, length)))
        {
            return false;
        }
        var added = false;
        using var stream = new MemoryStream([.. chunk.AsSpan(prologStart, prologLength), .. chunk.AsSpan(start, length)]);
        _splitter.Split(stream, element.Where.File, found =>
        {
            if (added || found.Broken is not null || found.Document.Dialect is null || !found.Bytes.SequenceEqual(chunk.AsSpan(start, length)))
            {
                return;
            }
            added = true;
            var document = _documents.TryGetValue((element.At with { Place = 0 }, prologStart), out var known) ? known : _documents[(element.At with { Place = 0 }, prologStart)] = found.Document;
            raw.Add(new FoundRecord(document, found.Envelope, found.Bytes, element.Where.Line, null));
        }, static _ => { });
        return added;
    }

    private byte[]? Chunk(OriginalPlace at)
    {
        if (_chunk.At != (at.Batch, at.Chunk))
        {
            var found = WaitingPages.Chunk(connection, at);
            _chunk = ((at.Batch, at.Chunk), found?.Bytes);
            if (found is { } chunk)
            {
                _hashes[(at.Batch, at.Chunk)] = chunk.Sha256;
            }
        }
        return _chunk.Bytes;
    }

    private MergeBatch? Batch(List<(List<Element> Elements, RecordChunk Raw, PreparedChunk Prepared)> read)
    {
        var batch = Empty();
        var laid = LaidBefore(read);
        foreach (var (elements, raw, prepared) in read)
        {
            Append(batch, elements, raw, prepared, laid);
        }
        return batch.Release!.Rows.Count > 0 ? batch : null;
    }

    private MergeBatch Empty() => new()
    {
        Package = account.Id, Learnt = account.Arrived, IsFullExtraction = account.Kind == PackageKind.Full,
        DoneBefore = account.Done, DoneAfter = account.Done, Release = new Release { IsTrial = options.IsTrial, Chunks = _hashes },
    };

    /// <summary>Of documents that speak of several entries, those that were laid when the package came.</summary>
    private HashSet<(Guid, OriginalPlace)> LaidBefore(List<(List<Element> Elements, RecordChunk Raw, PreparedChunk Prepared)> read)
    {
        var asked = new List<(Guid, OriginalPlace)>();
        foreach (var (elements, _, prepared) in read)
        {
            foreach (var place in prepared.Statements.GroupBy(static statement => statement.Place).Where(place => place.Count() + prepared.Waiting.Count(row => row.Place == place.Key) > elements[place.Key].Rows.Count))
            {
                asked.AddRange(place.SelectMany(static statement => statement.Keys).Select(key => (key, elements[place.Key].At)));
            }
        }
        return WaitingPages.Laid(connection, asked);
    }

    private void Append(MergeBatch batch, List<Element> elements, RecordChunk raw, PreparedChunk prepared, HashSet<(Guid, OriginalPlace)> laid)
    {
        var kept = new RecordChunk();
        var statements = prepared.Statements.ToLookup(static statement => statement.Place);
        var waiting = prepared.Waiting.ToLookup(static row => row.Place);
        var findings = prepared.Findings.Where(static found => found.Ordinal is not null).ToLookup(static found => (int)(found.Ordinal!.Value / PrepareRecords.EntriesPerElement));
        var named = new HashSet<string>();
        for (var place = 0; place < elements.Count; place++)
        {
            var element = elements[place];
            var passed = statements[place].Where(statement => !statement.Keys.Any(key => laid.Contains((key, element.At)))).ToList();
            var left = waiting[place].Select(row => row with { Ordinal = OrdinalOf(element, row.Ordinal) }).ToList();
            var told = findings[place].Where(found => passed.Exists(statement => statement.Ordinal == found.Ordinal) || waiting[place].Any(row => row.Ordinal == found.Ordinal))
                .Select(found => found with { Ordinal = OrdinalOf(element, found.Ordinal!.Value) }).ToList();
            if (!IsTaken(element, passed, left, told))
            {
                continue;
            }
            batch.Release!.Rows.AddRange(element.Rows);
            batch.Release.Left.AddRange(left.Select(row => (row, element.At)));
            batch.Findings.AddRange(told);
            if (passed.Count == 0)
            {
                continue;
            }
            batch.Release.From[(batch.Chunks.Count, kept.Raw.Count)] = element.At;
            foreach (var statement in passed)
            {
                (statement.Chunk, statement.Place, statement.Ordinal) = (batch.Chunks.Count, kept.Raw.Count, OrdinalOf(element, statement.Ordinal));
                batch.Statements.Add(statement);
                Count(batch, statement, told, named);
            }
            kept.Add(new FoundRecord(raw.Raw[place].Document, raw.Raw[place].Envelope, raw.Memory.Span.Slice(raw.Raw[place].Start, raw.Raw[place].Length), raw.Raw[place].Line, null));
        }
        if (kept.Raw.Count > 0)
        {
            batch.Chunks.Add(Originals.Pack(kept));
        }
        batch.Files.AddRange(prepared.Files.Where(file => named.Contains(Convert.ToHexStringLower(file.Sha256))));
        kept.Dispose();
    }

    /// <summary>Something passes, or what is wrong is another thing than it was. What still cannot be read keeps what was told of it when it came.</summary>
    private bool IsTaken(Element element, List<Statement> passed, List<Waiting> left, List<PlacedFinding> told)
    {
        if (options.Office is { } office ? !passed.Exists(statement => statement.Office == office) : passed.Count == 0 && left.TrueForAll(static row => row.Keys is null))
        {
            return false;
        }
        return passed.Count > 0
            || !left.Select(static row => (row.Ordinal, row.Outcome, row.Reason)).SequenceEqual(element.Rows.Select(static row => (row.Ordinal, row.Outcome, row.Reason)))
            || !told.Select(static found => (found.Ordinal!.Value, found.Finding.Code)).Order().SequenceEqual(element.Codes.Order());
    }

    private void Count(MergeBatch batch, Statement statement, List<PlacedFinding> told, HashSet<string> named)
    {
        var files = Payload.Read(statement.Right, statement.Packed).Files?.FindAll(static file => file.Name is not null) ?? [];
        var missing = told.Count(found => found.Ordinal == statement.Ordinal && found.Finding.Code is "FILE-MISSING" or "SEQUENCE-LISTING-MISSING" or "FILE-ON-THE-WEB");
        batch.FilesNamed += files.Count;
        batch.FilesMissing += missing;
        batch.FilesArrived += files.Count - missing;
        foreach (var file in files)
        {
            // A trial keeps no bytes.
            if ((file.Sha256 is not null || options.IsTrial) && file is { Name: { } name, Format: { } format } && (format == FileReference.TextListing || format.StartsWith(FileReference.XmlListing, StringComparison.Ordinal)) && context.Package.Listing(statement.File, name) is { } listing)
            {
                Listings.Add((statement.Ordinal, listing));
            }
        }
        named.UnionWith(files.Select(static file => file.Sha256).OfType<string>());
    }

    private static long OrdinalOf(Element element, long ordinal) => (element.Number * PrepareRecords.EntriesPerElement) + (ordinal % PrepareRecords.EntriesPerElement);
}
