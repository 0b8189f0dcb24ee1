using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Daftar.Checking;
using Daftar.Checking.Common;
using Daftar.Dialects;
using Daftar.Dialects.Sheets;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Store;
using Daftar.Store.Files;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>What is the same for every record of a package.</summary>
internal sealed record PackageContext(
    Package Package, string? Authority, Right? Right, DateTimeOffset Arrived, DateTimeOffset? ProducedByName, OfficeProfiles Offices, IReadOnlyList<Check> Checks, PackageLimits Limits, FileStore? Files)
{
    /// <summary>The package as a whole says that its data are invented.</summary>
    public bool Demonstration { get; init; }

    /// <summary>It is checked and not loaded: contradictions within it are looked for here, not by the merge.</summary>
    public bool IsByItself { get; init; }

    /// <summary>Who takes the states in this process; null: nobody.</summary>
    public HandOver? HandOver { get; init; }

    /// <summary>Where what is not understood stands first.</summary>
    public FirstPlaces Firsts { get; } = new();

    /// <summary>The clock: the day decides what the public may see.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>One worker: takes a chunk of raw records, gives statements. Knows no database. Keeps its buffers from chunk to chunk.</summary>
internal sealed class PrepareRecords : IDisposable
{
    /// <summary>An element speaks of fewer entries than this, for it has fewer nodes (<see cref="XmlLimits.Nodes"/>): the low bits of an ordinal.</summary>
    internal const long EntriesPerElement = 1 << 21;

    private readonly PackageContext _package;
    private readonly RecordReader _reader;
    private readonly CheckRun _checks;
    private readonly PayloadBuffer _buffer = new();
    private readonly List<ReadRecord> _results = [];
    private readonly NamedFiles _files;
    private readonly Competence _competence;
    private long _checking;
    private DateOnly _today;

    public PrepareRecords(PackageContext package)
    {
        _package = package;
        _reader = new RecordReader(package.Offices, package.Limits.Xml, package.Authority, package.Right);
        _checks = new CheckRun(package.Checks, package.Offices, DateOnly.FromDateTime(package.Arrived.UtcDateTime), package.Authority);
        _files = new NamedFiles(package, _checks);
        _competence = new Competence(package.Offices, package.Authority);
    }

    public PreparedChunk Prepare(RecordChunk chunk, long sequence)
    {
        var prepared = new PreparedChunk { Sequence = sequence, FirstOrdinal = chunk.FirstOrdinal, Elements = chunk.Raw.Count, Bytes = chunk.Length, Listing = chunk.Listing };
        foreach (var finding in chunk.Findings)
        {
            prepared.Findings.Add(new PlacedFinding(null, finding));
        }
        _reader.Begin();
        _checking = 0;
        prepared.InHand = chunk.Raw.Count > 0 ? _package.HandOver?.Begin() : null;
        _today = DateOnly.FromDateTime(_package.Time.GetUtcNow().UtcDateTime);
        var started = Stopwatch.GetTimestamp();
        for (var place = 0; place < chunk.Raw.Count; place++)
        {
            Prepare(chunk, place, prepared);
        }
        if (chunk.Raw.Count > 0)
        {
            prepared.Original = Originals.Pack(chunk);
        }
        // Checks run record by record while the record is at hand; two looks at the clock a record cost less than a second pass would.
        var holding = prepared.InHand?.Ticks ?? 0;
        Measures.Passed(Stage.Read, started + _checking + holding, chunk.Raw.Count);
        Measures.Passed(Stage.Check, Stopwatch.GetTimestamp() - _checking, chunk.Raw.Count);
        if (holding > 0)
        {
            // Counted as records where they are taken in.
            Measures.Passed(Stage.Index, Stopwatch.GetTimestamp() - holding, 0);
        }
        return prepared;
    }

    public void Dispose() => _files.Dispose();

    private void Prepare(RecordChunk chunk, int place, PreparedChunk prepared)
    {
        var raw = chunk.Raw[place];
        _results.Clear();
        var findings = prepared.Findings.Count;
        var facts = prepared.Facts.Count;
        List<int>? owns = null;
        _reader.Read(raw, chunk.Buffer, _results);
        var sha256 = SHA256.HashData(chunk.Buffer.AsSpan(raw.Start, raw.Length));
        for (var i = 0; i < _results.Count; i++)
        {
            var ordinal = ((chunk.FirstOrdinal + place) * EntriesPerElement) + i;
            var result = _results[i];
            var line = raw.Line + result.Line - 1;
            string? refused = null;
            foreach (var told in result.Findings)
            {
                var finding = (result.Record ?? result.Refused) is { } whose ? _checks.Weigh(told, whose.Office, mayBlock: true) : told;
                refused ??= finding.Blocks ? finding.Code : null;
                prepared.Findings.Add(new PlacedFinding(ordinal, finding));
            }
            if ((result.Record ?? result.Refused) is { } read)
            {
                // What stands for no number is kept as it was written, and no entry is known by it: "pending" of one record is not that of another.
                if (read.Identifiers.Find(NumberStandsForNone.Is) is { } none)
                {
                    // Nor by the place of a design behind it.
                    read.Identifiers = read.Identifiers.ConvertAll(number => NumberStandsForNone.Is(number) || (number.Of == Numbers.Design && number.Written.StartsWith(none.Written, StringComparison.Ordinal)) ? number with { Shared = true } : number);
                }
                var said = RecordFacts.Of(read, result.Fingerprint, ordinal, new Place(raw.Document.File, line));
                prepared.Facts.Add(read is { Unmapped: null, Residue: null } ? said : _package.Firsts.Add(said, read, result.Findings, raw, chunk.Buffer, _reader, owns ??= _results.ConvertAll(static one => one.Own)));
            }
            if (result.Record is not { } record || !Takes(record, raw, line, ordinal, place, refused, prepared))
            {
                if (result.Record is null)
                {
                    if (result.Refused is { } nameless)
                    {
                        Check(nameless, raw, line, ordinal, refused, prepared);
                    }
                    var reason = refused ?? "RECORD-EMPTY";
                    prepared.Waiting.Add(new Waiting(ordinal, Outcome.SetAside, reason, 0, place) { File = raw.Document.File, Line = raw.Line });
                }
                continue;
            }
            _files.Find(record, raw.Document.File, line, ordinal, prepared);
            var statement = StatementOf(record, result.Fingerprint, raw, line, ordinal, place, sha256, prepared);
            Await(record, statement, prepared);
            prepared.Statements.Add(statement);
            // Records of one document may share their parties, and what is held is narrowed in place.
            if (_results.Count == 1)
            {
                prepared.InHand?.Hold(statement, record, statement.Demonstration, _package.Arrived, _today);
            }
        }
        if (prepared.Findings.Count > findings)
        {
            RecordPlaces.Point(prepared.Findings, findings, raw, chunk.Buffer, _reader, owns ?? _results.ConvertAll(static result => result.Own));
            FirstPlaces.WithoutTold(prepared.Facts, facts, prepared.Findings, findings);
        }
    }

    /// <summary>The parents a record names in its own office. Designs filed together share their number, so it names none of them.</summary>
    private static void Await(IpRecord record, Statement statement, PreparedChunk prepared)
    {
        if (record.Relations is null || record.Right is not (Right.Patent or Right.Trademark) || statement.Keys.Length == 0)
        {
            return;
        }
        foreach (var relation in record.Relations)
        {
            if (relation is { IsChild: not true, Number: { } number, Kind: RelationKind.Division or RelationKind.Continuation or RelationKind.ContinuationInPart or RelationKind.Addition or RelationKind.Reissue }
                && relation.Office == record.Office && record.ExchangedBy is null)
            {
                var named = new OfficeNumber { Office = record.Office, Of = relation.Of, Written = number };
                if (named.Folded.Length > 0)
                {
                    prepared.Awaited.Add(new AwaitedEntry(statement.Ordinal, statement.Keys[0], record.Identifiers[0].ToString(), EntryKey.Of(record.Right, named), number, new Place(statement.File, statement.Line)));
                }
            }
        }
    }

    /// <summary>What is missed came, and could not be read: it is told already, and what else may be wrong shows itself where that is mended.</summary>
    private static bool Explains(Finding told, Finding missed, bool isSheet) => missed.Code switch
    {
        "LOCARNO-MISSING" => told.Code == "LOCARNO-CLASS-UNREADABLE",
        "PATENT-CLASS-MISSING" => told.Code == "CLASS-UNREADABLE",
        // The path of a cell is the head of its column, in whatever language.
        "FILING-DATE-MISSING" => IsFilingDate(told) || (told.Code == "DATE-UNREADABLE" && isSheet),
        "REGISTERED-WITHOUT-REGISTRATION" => IsDateIn(told, "egistration") || IsDateIn(told, "rant") || (told.Code == "DATE-UNREADABLE" && isSheet),
        "EVENT-WITHOUT-DATE" => IsDateIn(told, "Event"),
        "PUBLICATION-WITHOUT-DATE" => IsDateIn(told, "ublication"),
        _ => IsDateIn(told, "riority") && missed.Came?.Contains("office missing", StringComparison.Ordinal) != true,
    };

    private static bool IsDateIn(Finding told, string part) => told.Code == "DATE-UNREADABLE" && told.Where.Path?.Contains(part, StringComparison.Ordinal) == true;

    /// <summary>The filing date came, and is no date: it is told already.</summary>
    private static bool IsFilingDate(Finding told) => told.Code == "DATE-UNREADABLE" && told.Where.Path is { } path
        && (path.EndsWith("/FilingDate", StringComparison.Ordinal) || path is "FilingDate" or "ApplicationDate" || path.EndsWith("/ApplicationDate", StringComparison.Ordinal) || path.EndsWith("DesignApplicationDate", StringComparison.Ordinal)
            || path.EndsWith("/B220/date", StringComparison.Ordinal) || path.EndsWith("application-reference/document-id/date", StringComparison.Ordinal));

    /// <summary>Runs the checks, which tell everything that can be said of the record at once, whether it can be taken or not.</summary>
    /// <returns>The code of what blocks it; null where nothing does.</returns>
    private string? Check(IpRecord record, in RawRecord raw, long line, long ordinal, string? blocked, PreparedChunk prepared)
    {
        var where = new Place(raw.Document.File, line);
        var began = Stopwatch.GetTimestamp();
        var found = _checks.RunAll(record, where);
        _checking += Stopwatch.GetTimestamp() - began;
        foreach (var finding in found ?? [])
        {
            var isSheet = raw.Document.Form is SheetForm;
            if (finding.Code is "FILING-DATE-MISSING" or "LOCARNO-MISSING" or "PATENT-CLASS-MISSING" or "EVENT-WITHOUT-DATE" or "PUBLICATION-WITHOUT-DATE" or "PRIORITY-INCOMPLETE" or "REGISTERED-WITHOUT-REGISTRATION"
                && Told(prepared, ordinal).Any(told => Explains(told, finding, isSheet)))
            {
                // One wrong value is one thing to mend.
                continue;
            }
            if (finding.Code == "CLAIM-COUNT-DIFFERS" && record is PatentRecord { ClaimCount: { } said, Publications: [{ Claims: { } claims }] }
                && said - claims.Count == Told(prepared, ordinal).Count(static told => told.Code == "CLAIM-WITHOUT-TEXT"))
            {
                // Those that came without their text are the ones that are missing.
                continue;
            }
            prepared.Findings.Add(new PlacedFinding(ordinal, finding));
            blocked ??= finding.Blocks ? finding.Code : null;
        }
        var none = found?.Find(static finding => finding.Code == NumberStandsForNone.OfCheck);
        if (!record.Identifiers.Exists(number => Identifies(number, record)) && !Told(prepared, ordinal).Any(static told => told.Code == "RECORD-NUMBER-MISSING"))
        {
            blocked ??= "RECORD-NUMBER-MISSING";
            if (none is not null)
            {
                // One wrong value is one thing to mend.
                prepared.Findings.RemoveAll(told => told.Ordinal == ordinal && told.Finding.Code == NumberStandsForNone.OfCheck);
            }
            prepared.Findings.Add(new PlacedFinding(ordinal, new Finding("RECORD-NUMBER-MISSING", Severity.SetAside, none?.Where ?? where, none is not null ? $"{none.Came}, which is none" : record.Identifiers.Count == 0 ? null : $"{record.Identifiers[0]} alone, which others may share",
                "An application, registration, publication or file number of the office, so that the entry can be found again.") { Number = none?.Number, Sought = none?.Sought ?? default }));
        }
        if (blocked is not null)
        {
            _files.TellMissing(record, raw.Document.File, line, ordinal, prepared);
        }
        return blocked;
    }

    /// <summary>What was told of the entry that is looked at: the last findings, for a document may have thousands of entries.</summary>
    private static IEnumerable<Finding> Told(PreparedChunk prepared, long ordinal)
    {
        for (var i = prepared.Findings.Count - 1; i >= 0 && prepared.Findings[i].Ordinal == ordinal; i--)
        {
            yield return prepared.Findings[i].Finding;
        }
    }

    /// <summary>False where the record is set aside or held.</summary>
    private bool Takes(IpRecord record, in RawRecord raw, long line, long ordinal, int place, string? blocked, PreparedChunk prepared)
    {
        var where = new Place(raw.Document.File, line);
        blocked = Check(record, raw, line, ordinal, blocked, prepared);
        if (blocked is not null)
        {
            prepared.Waiting.Add(new Waiting(ordinal, Outcome.SetAside, blocked, 0, place) { Keys = KeysOf(record), Of = (record.Office, record.Right), File = raw.Document.File, Line = line });
            return false;
        }
        if (_competence.Objection(record) is { } objection)
        {
            prepared.Findings.Add(new PlacedFinding(ordinal, new Finding(objection.Code, Severity.Warn, where, objection.Came, objection.Expected) { Number = record.Identifiers[0].ToString() }));
            prepared.Waiting.Add(new Waiting(ordinal, Outcome.Held, objection.Code, 0, place) { Keys = KeysOf(record), Of = (record.Office, record.Right), File = raw.Document.File, Line = line });
            return false;
        }
        return true;
    }

    /// <summary>One Madrid, Hague or PCT number stands behind the entries of several offices: it says which entry is meant only in WIPO's own register.</summary>
    private static bool Identifies(OfficeNumber number, IpRecord record) =>
        number.Identifies && number.Folded.Length > 0 && (number.Of != Numbers.International || number.Office == record.Office);

    private static Guid[] KeysOf(IpRecord record) => [.. record.Identifiers.Where(number => Identifies(number, record)).Select(number => EntryKey.Of(record.Right, number))];

    private Statement StatementOf(IpRecord record, byte[] fingerprint, in RawRecord raw, long line, long ordinal, int place, byte[] sha256, PreparedChunk prepared)
    {
        var identifying = new List<OfficeNumber>(record.Identifiers.Count);
        foreach (var number in record.Identifiers)
        {
            if (Identifies(number, record) && !identifying.Contains(number))
            {
                identifying.Add(number);
            }
        }
        var keys = new Guid[identifying.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = EntryKey.Of(record.Right, identifying[i]);
        }
        var (produced, from) = Produced(record, raw, line, ordinal, prepared);
        if (record.Status is { ReportedOn: null } status)
        {
            status.ReportedOn = RegisterDate.From(DateOnly.FromDateTime(produced.UtcDateTime));
        }
        var facts = HeadFacts.Of(record, _package.Arrived);
        return new Statement
        {
            Ordinal = ordinal, Right = record.Right, Office = record.Office, Identifiers = identifying, Keys = keys, Fingerprint = fingerprint, Scope = record.Scope,
            Operation = record.Operation, Produced = produced, ProducedFrom = from, Provider = _competence.ProviderOf(record),
            Packed = Payload.Pack(record, _buffer), Status = facts.Status,
            Filing = facts.Filing, Registration = facts.Registration, Publications = facts.Publications,
            Corrects = record.Publications?.Exists(static publication => publication.Corrections is { Count: > 0 }) == true,
            LacksFiles = record.Files?.Exists(static file => file is { Name: not null, Sha256: null }) == true, BringsFiles = record.Files?.Exists(static file => file.Sha256 is not null) == true,
            InLaw = InLaw(record, produced), Applicant = facts.Applicant, Title = facts.Title,
            Visibility = facts.Visibility, PublicFrom = facts.PublicFrom, NextPublic = facts.NextPublic, Dialect = raw.Document.Dialect!.Id, Reader = raw.Document.Dialect.ReaderVersion,
            Place = place, OriginalSha256 = sha256, Demonstration = _package.Demonstration || raw.Document.IsDemonstration,
            File = raw.Document.File, Line = line, Names = _package.IsByItself ? IdentityFacts.NamesOf(record) : NamesSaid.None,
        };
    }

    private (DateTimeOffset Produced, ProducedFrom From) Produced(IpRecord record, in RawRecord raw, long line, long ordinal, PreparedChunk prepared)
    {
        if (record.Produced is { } said)
        {
            // A day of grace for offices east of Greenwich that write local time.
            if (said <= _package.Arrived.AddDays(1))
            {
                return (said.ToUniversalTime(), ProducedFrom.Record);
            }
            prepared.Findings.Add(new PlacedFinding(ordinal, new Finding("PRODUCED-IN-FUTURE", Severity.Warn, new Place(raw.Document.File, line),
                said.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), "A time of production not after the arrival; the arrival is taken instead." + (said.Year >= 2400 ? DateAdvice.Of(RegisterDate.From(DateOnly.FromDateTime(said.UtcDateTime)), _today) : ""))));
            return (_package.Arrived, ProducedFrom.Arrival);
        }
        return _package.ProducedByName is { } named ? (named, ProducedFrom.PackageName) : (_package.Arrived, ProducedFrom.Arrival);
    }

    /// <summary>The latest moment in law the record tells of; what is planned for after it was produced has not happened.</summary>
    private static int InLaw(IpRecord record, DateTimeOffset produced)
    {
        // A day of grace for offices east of Greenwich.
        var last = RegisterDate.From(DateOnly.FromDateTime(produced.UtcDateTime.AddDays(1))).Number;
        var latest = 0;
        Take(record.Status?.Date);
        Take(record.RegistrationDate);
        Take(record.PublicationDate);
        Take(record.FilingDate);
        foreach (var happened in record.Events ?? [])
        {
            Take(happened.Date);
        }
        return latest;

        void Take(RegisterDate? date) => latest = date is { } told && told.Number <= last ? Math.Max(latest, told.Number) : latest;
    }
}
