using Daftar.Dialects.St26;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Attaches a listing that names no application, and that no record names, where one application alone of its package has its reference or claims its earliest priority
/// (decision 49). The package is read once more for it, and only where there is such a listing: no other pays for it.
/// </summary>
internal sealed class AttachListings(PackageContext package, SplitPackage split) : IDisposable
{
    private const int MostNamed = 5;

    /// <summary>An application of the package and what it says of itself.</summary>
    private sealed record Application(OfficeNumber Number)
    {
        public HashSet<string> References { get; } = new(StringComparer.Ordinal);
        public HashSet<OfficeNumber> Priorities { get; } = [];
    }

    private readonly Dictionary<OfficeNumber, Application> _applications = [];
    private PrepareRecords? _prepare;
    private bool _isLooked;

    /// <summary>The chunk read again with its application; itself, with what is told of it, where none or several fit.</summary>
    public PreparedChunk Attach(PreparedChunk chunk, RecordChunk listing, CancellationToken cancel)
    {
        var (reference, office, number) = Of(listing.Memory.Span.Slice(listing.Raw[0].Start, listing.Raw[0].Length));
        if (reference is null && number is null)
        {
            return chunk;
        }
        Look(cancel);
        var byReference = reference is null ? [] : _applications.Values.Where(one => one.References.Contains(reference)).ToList();
        var byPriority = number is null ? [] : _applications.Values.Where(one => one.Priorities.Contains(number)).ToList();
        // Of several by one, the other may say which. One that claims other priorities alone is another filing of the same applicant.
        var both = byReference.Intersect(byPriority).ToList();
        var fit = both.Count > 0 ? both : byReference.Where(one => number is null || one.Priorities.Count == 0).Union(byPriority).ToList();
        if (fit is not [var only])
        {
            Tell(chunk, fit, reference, number);
            return chunk;
        }
        string[] by = [.. byReference.Contains(only) ? [AttachedTo.Reference] : Array.Empty<string>(), .. byPriority.Contains(only) ? [AttachedTo.Priority] : Array.Empty<string>()];
        var raw = listing.Raw[0];
        using var attached = new RecordChunk { FirstOrdinal = listing.FirstOrdinal, Listing = listing.Listing };
        attached.Findings.AddRange(listing.Findings);
        attached.Add(new FoundRecord(raw.Document.With(new AttachedTo(only.Number, string.Join('+', by))), raw.Envelope, listing.Memory.Span.Slice(raw.Start, raw.Length), raw.Line, null, raw.Column));
        return (_prepare ??= new PrepareRecords(package)).Prepare(attached, chunk.Sequence);
    }

    private static void Tell(PreparedChunk chunk, List<Application> fit, string? reference, OfficeNumber? priority)
    {
        if (fit.Count == 0)
        {
            return;
        }
        var named = string.Join(", ", fit.Take(MostNamed).Select(static one => one.Number.ToString())) + (fit.Count > MostNamed ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" and {fit.Count - MostNamed} more") : "");
        for (var i = 0; i < chunk.Findings.Count; i++)
        {
            if (chunk.Findings[i] is { Finding.Code: St26Listing.Unattached } told)
            {
                chunk.Findings[i] = told with
                {
                    Finding = told.Finding with
                    {
                        Expected = $"In ApplicationIdentification the office and number of the one that is meant (ST.26): several applications of the package fit by {string.Join(" or ", ((string?[])[reference is null ? null : $"the applicant's reference {reference}", priority is null ? null : $"the earliest priority {priority}"]).Where(static one => one is not null))}: {named}. Or a record in the package that names the file.",
                    },
                };
            }
        }
    }

    /// <summary>All applications of the package that say something a listing of it says.</summary>
    private void Look(CancellationToken cancel)
    {
        if (_isLooked)
        {
            return;
        }
        _isLooked = true;
        var (references, priorities) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<OfficeNumber>());
        try
        {
            using var again = package.Package.Again();
            Each(again, isListing: true, (found, _) =>
            {
                if (found.Document.Dialect is St26Dialect && Of(found.Bytes) is var (reference, _, number))
                {
                    references.UnionWith(reference is null ? [] : [reference]);
                    priorities.UnionWith(number is null ? [] : [number]);
                }
            }, cancel);
            var reader = new RecordReader(package.Offices, package.Limits.Xml, package.Authority, package.Right);
            List<ReadRecord> results = [];
            Each(again, isListing: false, (found, chunk) =>
            {
                if (found.Document.Dialect is null or St26Dialect || found.Document.Dialect.Id is "st66" or "st86")
                {
                    return;
                }
                chunk.Add(found);
                results.Clear();
                reader.Read(chunk.Raw[0], chunk.Buffer, results);
                foreach (var result in results)
                {
                    Keep(result.Record as PatentRecord, references, priorities);
                }
            }, cancel);
        }
        catch (PackageException)
        {
            // It changed under way, or is beyond a limit: nothing is attached by what was seen of half of it.
            _applications.Clear();
        }
    }

    private void Keep(PatentRecord? patent, HashSet<string> references, HashSet<OfficeNumber> priorities)
    {
        if (patent is null || patent.Identifiers.Find(number => number.Identifies && number.Folded.Length > 0 && (number.Of != Numbers.International || number.Office == patent.Office)) is not { } number)
        {
            return;
        }
        var own = Reference(patent.ApplicantReference);
        var claimed = (patent.Priorities ?? []).Where(static one => one is { Office: not null, Number: not null }).Select(static one => Priority(one.Office!, one.Number!)).ToList();
        if (!(own is not null && references.Contains(own)) && !claimed.Exists(priorities.Contains))
        {
            return;
        }
        var application = _applications.TryGetValue(number, out var known) ? known : _applications[number] = new Application(number);
        application.References.UnionWith(own is null ? [] : [own]);
        application.Priorities.UnionWith(claimed);
    }

    /// <summary>Every record of the documents with listings, or of all others, in a chunk of its own.</summary>
    private void Each(Package again, bool isListing, Action<FoundRecord, RecordChunk> told, CancellationToken cancel)
    {
        var splitter = new DocumentSplitter(split.Dialects, package.Limits.RecordBytes);
        foreach (var file in again.XmlFiles().Where(file => split.Listings.Contains(file.Path) == isListing))
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                using var stream = file.Open();
                splitter.Split(stream, file.Path, found =>
                {
                    if (found.Broken is null)
                    {
                        using var chunk = new RecordChunk();
                        told(found, chunk);
                    }
                }, static _ => { }, null, file.Sheet);
            }
            catch (Exception problem) when (problem is InvalidDataException or IOException or PackageException { Code: "ZIP-RATIO" })
            {
                // Told where it was read first.
            }
        }
    }

    private static (string? Reference, string? Office, OfficeNumber? Number) Of(ReadOnlySpan<byte> listing)
    {
        var (reference, office, number) = St26Beginning.Said(listing);
        return (Reference(reference), office, office is null || number is null ? null : Priority(office, number));
    }

    private static OfficeNumber Priority(string office, string number) => new() { Office = office, Of = Numbers.Application, Written = number };

    /// <summary>As people copy it: blanks and capitals do not matter.</summary>
    private static string? Reference(string? written) => written is null || string.Concat(written.Where(static c => !char.IsWhiteSpace(c))) is not { Length: > 0 } plain ? null : plain.ToUpperInvariant();

    public void Dispose() => _prepare?.Dispose();
}
