using Daftar.Dialects;
using Daftar.Dialects.St25;
using Daftar.Dialects.St26;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Attaches a listing that names no application, and that no record names, where one application alone of its package has its reference, claims its priority, has the number and the
/// day of filing it says, or its title and applicant (decisions 49 and 59). The package is read once more for it, and only where there is such a listing: no other pays for it.
/// </summary>
internal sealed class AttachListings(PackageContext package, SplitPackage split) : IDisposable
{
    private const int MostNamed = 5;

    /// <summary>An application of the package and what it says of itself, as keys of <see cref="ListingSaid"/>.</summary>
    private sealed record Application(OfficeNumber Number)
    {
        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);
        public HashSet<string> Applicants { get; } = new(StringComparer.Ordinal);
        public bool HasReference { get; set; }
        public bool HasPriorities { get; set; }

        public bool Says(IEnumerable<string> keys) => Keys.Overlaps(keys);
    }

    private readonly Dictionary<OfficeNumber, Application> _applications = [];
    private PrepareRecords? _prepare;
    private bool _isLooked;

    /// <summary>The chunk read again with its application; itself, with what is told of it, where none or several fit.</summary>
    public PreparedChunk Attach(PreparedChunk chunk, RecordChunk listing, CancellationToken cancel)
    {
        if (Of(listing.Raw[0].Document.Dialect, listing.Memory.Span.Slice(listing.Raw[0].Start, listing.Raw[0].Length)) is not { IsNothing: false } said)
        {
            return chunk;
        }
        Look(cancel);
        var (fit, by) = Fit(said);
        if (fit is not [var only])
        {
            Tell(chunk, fit, said, by);
            return chunk;
        }
        var raw = listing.Raw[0];
        using var attached = new RecordChunk { FirstOrdinal = listing.FirstOrdinal, Listing = listing.Listing };
        attached.Findings.AddRange(listing.Findings);
        attached.Add(new FoundRecord(raw.Document.With(new AttachedTo(only.Number, string.Join('+', by.Where(one => only.Says(Keys(said, one)))))), raw.Envelope, listing.Memory.Span.Slice(raw.Start, raw.Length), raw.Line, null, raw.Column));
        return (_prepare ??= new PrepareRecords(package)).Prepare(attached, chunk.Sequence);
    }

    /// <summary>The applications that fit, and by what of the listing they were looked for.</summary>
    private (List<Application> Fit, string[] By) Fit(ListingSaid said)
    {
        List<Application> Saying(string by) => [.. _applications.Values.Where(one => one.Says(Keys(said, by)))];
        // Its own number on its own day: nothing else needs to be asked.
        if (Saying(AttachedTo.Filing) is { Count: > 0 } filed)
        {
            return (filed, [AttachedTo.Filing]);
        }
        var (byReference, byPriority) = (Saying(AttachedTo.Reference), Saying(AttachedTo.Priority));
        // Of several that claim one of the priorities those are meant that claim all of them.
        byPriority = byPriority.FindAll(one => said.Priorities.All(priority => one.Says((said with { Priorities = [priority] }).ByPriority))) is { Count: > 0 } all ? all : byPriority;
        // Of several by one, the other may say which. One that claims other priorities alone is another filing of the same applicant.
        var both = byReference.Intersect(byPriority).ToList();
        var fit = both.Count > 0 ? both : byReference.Where(one => said.Priorities.Count == 0 || !one.HasPriorities).Union(byPriority).ToList();
        if (fit.Count > 0 || said is not { Title: not null, Applicants: { } applicants })
        {
            return (fit, [AttachedTo.Reference, AttachedTo.Priority]);
        }
        // A title is no identifier: it counts with the applicant, and where the application says nothing else than the listing does.
        var names = applicants.Select(ListingSaid.Plain).ToHashSet(StringComparer.Ordinal);
        return (Saying(AttachedTo.Title).FindAll(one => one.Applicants.Overlaps(names) && !(said.Reference is not null && one.HasReference) && !(said.Priorities.Count > 0 && one.HasPriorities)), [AttachedTo.Title]);
    }

    private static IEnumerable<string> Keys(ListingSaid said, string by) => by switch
    {
        AttachedTo.Reference => said.ByReference,
        AttachedTo.Priority => said.ByPriority,
        AttachedTo.Filing => said.ByFiling,
        _ => said.ByTitle,
    };

    private static void Tell(PreparedChunk chunk, List<Application> fit, ListingSaid said, string[] by)
    {
        if (fit.Count == 0)
        {
            return;
        }
        var named = string.Join(", ", fit.Take(MostNamed).Select(static one => one.Number.ToString())) + (fit.Count > MostNamed ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" and {fit.Count - MostNamed} more") : "");
        var words = string.Join(" or ", by.Select(one => one switch
        {
            AttachedTo.Reference => said.Reference is null ? null : $"the applicant's reference {said.Reference}",
            AttachedTo.Priority => said.Priorities.Count == 0 ? null : $"the earliest priority {string.Join(", ", said.Priorities)}",
            AttachedTo.Filing => $"the number and day of filing {said.Filed}",
            _ => $"the title \"{said.Title}\" and the applicant",
        }).Where(static one => one is not null));
        for (var i = 0; i < chunk.Findings.Count; i++)
        {
            if (chunk.Findings[i] is { Finding.Code: St26Listing.Unattached } told)
            {
                // In text there is no earliest priority: all of them stand there.
                var (where, fits) = said.Applicants is null ? ("ApplicationIdentification the office and number of the one that is meant (ST.26)", words) : ("item <140> the office and number of the one that is meant (ST.25)", words.Replace("earliest ", "", StringComparison.Ordinal));
                chunk.Findings[i] = told with { Finding = told.Finding with { Expected = $"In {where}: several applications of the package fit by {fits}: {named}. Or a record in the package that names the file." } };
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
        var sought = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var again = package.Package.Again();
            Each(again, isListing: true, (found, _) => sought.UnionWith(Of(found.Document.Dialect, found.Bytes)?.All ?? []), cancel);
            var reader = new RecordReader(package.Offices, package.Limits.Xml, package.Authority, package.Right);
            List<ReadRecord> results = [];
            Each(again, isListing: false, (found, chunk) =>
            {
                if (found.Document.Dialect is null or St26Dialect or St25Dialect || found.Document.Dialect.Id is "st66" or "st86")
                {
                    return;
                }
                chunk.Add(found);
                results.Clear();
                reader.Read(chunk.Raw[0], chunk.Buffer, results);
                foreach (var result in results)
                {
                    Keep(result.Record as PatentRecord, sought);
                }
            }, cancel);
        }
        catch (PackageException)
        {
            // It changed under way, or is beyond a limit: nothing is attached by what was seen of half of it.
            _applications.Clear();
        }
    }

    private void Keep(PatentRecord? patent, HashSet<string> sought)
    {
        if (patent is null || patent.Identifiers.Find(number => number.Identifies && number.Folded.Length > 0 && (number.Of != Numbers.International || number.Office == patent.Office)) is not { } number)
        {
            return;
        }
        var claimed = (patent.Priorities ?? []).Where(static one => one is { Office: not null, Number: not null }).ToList();
        string[] keys =
        [
            .. ListingSaid.OfReference(patent.ApplicantReference),
            .. claimed.SelectMany(static one => ListingSaid.OfPriority(one.Office!, one.Number!).Concat(ListingSaid.OfPriority(one.Office!, one.Number!, one.Date))),
            .. patent.Identifiers.Where(static one => one.Of is Numbers.Application or Numbers.International).SelectMany(one => ListingSaid.OfFiling(one, patent.FilingDate)),
            .. (patent.Titles ?? []).SelectMany(static title => ListingSaid.OfTitle(title.Text)),
        ];
        if (!sought.Overlaps(keys))
        {
            return;
        }
        var application = _applications.TryGetValue(number, out var known) ? known : _applications[number] = new Application(number);
        application.Keys.UnionWith(keys);
        application.Applicants.UnionWith((patent.Applicants ?? []).Concat(patent.Owners ?? []).Select(static party => ListingSaid.Plain(party.Name ?? "")).Where(static name => name.Length > 0));
        application.HasReference |= patent.ApplicantReference is not null;
        application.HasPriorities |= claimed.Count > 0;
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

    private static ListingSaid? Of(Dialect? dialect, ReadOnlySpan<byte> listing) => dialect switch
    {
        St26Dialect => St26Beginning.Said(listing) is var (reference, office, number) ? new ListingSaid(reference, office is null || number is null ? [] : [new ListingSaid.Earlier(office, number, null)]) : null,
        St25Dialect => St25Beginning.Said(listing),
        _ => null,
    };

    public void Dispose() => _prepare?.Dispose();
}
