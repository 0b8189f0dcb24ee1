using System.Runtime.InteropServices;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking;

/// <summary>Over a whole package, as its records stream by: what it keeps must not grow with what a record holds.</summary>
public abstract class PackageCheck : Check
{
    /// <summary>A package begins.</summary>
    public abstract PackageTally Begin(PackageFacts package);
}

/// <summary>What a check counts in one package. It is told the records one after the other, in the order of the package.</summary>
public abstract class PackageTally
{
    /// <summary>A record that was read, set aside or not.</summary>
    public virtual void See(in RecordFacts record, PackageRun run)
    {
    }

    /// <summary>All records have gone by.</summary>
    public virtual void End(PackageTotals totals, PackageRun run)
    {
    }
}

/// <summary>What is known of a package before its first record.</summary>
/// <param name="Location">Its full path: offices tell right and kind by the folder.</param>
/// <param name="Authority">Who was declared to deliver it: ST.3 code or authority id.</param>
/// <param name="IsFull">Declared as full extraction (true) or update (false); null where nothing was declared.</param>
public sealed record PackageFacts(string Name, string Location, string? Authority, Right? Right, bool? IsFull, DateOnly Arrived, OfficeProfiles Offices);

/// <summary>What is known of a package after its last record.</summary>
public sealed record PackageTotals(long Records, long SetAside, long FilesNamed, long FilesMissing, long FilesUnreferenced, IReadOnlyList<string> PathsTwice)
{
    /// <summary>The first of the files that no record names.</summary>
    public IReadOnlyList<string> FirstUnreferenced { get; init; } = [];

    /// <summary>Files among them that begin as XML, and are not named so.</summary>
    public IReadOnlyList<string> Misnamed { get; init; } = [];
}

/// <summary>A filled element or attribute of a record that no reader asked for.</summary>
/// <param name="Dialect">Of its document.</param>
/// <param name="Path">Inside the record, by local names.</param>
/// <param name="Text">What stands there.</param>
public sealed record UnreadValue(string Dialect, string Path, string Text);

/// <summary>Which fields a record fills, one bit each.</summary>
[Flags]
public enum Filled
{
    None = 0, FilingDate = 1, Title = 2, Applicant = 4, Class = 8, Status = 16, Publication = 32, File = 64, Goods = 128, Words = 256, RegistrationDate = 512,
}

/// <summary>What checks of packages may know of a record: a few numbers, so that a package of millions fits.</summary>
/// <param name="Identity">Hash of the numbers that say which entry, and which publication of it, is meant.</param>
/// <param name="Content">Hash of everything the record says.</param>
/// <param name="Produced">Ticks of when the office made the statement; 0 where it does not say.</param>
public readonly record struct RecordFacts(long Ordinal, Right Right, string Office, bool IsDelete, bool IsWhole, ulong Identity, ulong Content, long Produced, int FilingDate, Filled Filled, string? Number, Place Where)
{
    /// <summary>Codes of events and statuses no table translates.</summary>
    public IReadOnlyList<(string Code, string? Text, bool IsStatus)>? Unmapped { get; init; }

    /// <summary>Filled elements and attributes that no reader asked for and no other finding is about.</summary>
    public IReadOnlyList<UnreadValue>? Unread { get; init; }

    /// <summary>By code of the finding and what it is about: where that stands. Only in the first record of a package that has it.</summary>
    internal IReadOnlyDictionary<(string Code, string? Came), Finding>? Places { get; init; }

    /// <summary>Where in the record it stands, as far as that was looked up; else its first line.</summary>
    internal Finding PlaceOf(string code, string about) =>
        (Places?.GetValueOrDefault((code, about)) ?? new Finding(code, Severity.Watch, Where, null, "")) with { Number = Number is null ? null : $"{Office} {Number}".TrimStart() };

    /// <summary>Hash of the application number; 0 where there is none.</summary>
    public ulong Application { get; init; }

    /// <summary>It says what the entry is, as a whole but for texts and events, of which several standards have no place.</summary>
    public bool IsState { get; init; }

    /// <summary>Hash of the number of registration or grant of one right; 0 where there is none.</summary>
    public ulong Registered { get; init; }

    /// <summary>That number as the office writes it.</summary>
    public string? RegisteredNumber { get; init; }

    /// <summary>Hash for sets that hold millions: not against malice, which gains nothing here.</summary>
    public static ulong Hash(ulong seed, ReadOnlySpan<char> text)
    {
        var hash = seed == 0 ? 14695981039346656037UL : seed;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return (hash ^ 0xFF) * 1099511628211UL;
    }

    internal static RecordFacts Of(IpRecord record, byte[] fingerprint, long ordinal, Place where)
    {
        var identity = IdentityOf(record, ordinal, out var application, out var registered, out var written);
        return new(
            ordinal, record.Right, record.Office, record.Operation == Operation.Delete, record.Scope.Fully == Parts.All, identity,
            fingerprint.Length >= 8 ? BitConverter.ToUInt64(fingerprint) : 0, record.Produced?.UtcTicks ?? 0, record.FilingDate?.Number ?? 0, FilledOf(record),
            record.Identifiers.Count > 0 ? record.Identifiers[0].Written : null, where) { Unmapped = record.Unmapped, IsState = (record.Scope.Fully | Parts.Text | Parts.Events) == Parts.All, Application = application, Registered = registered, RegisteredNumber = written };
    }

    private static ulong IdentityOf(IpRecord record, long ordinal, out ulong application, out ulong registered, out string? written)
    {
        (application, registered, written) = (0, 0, null);
        // Without a number each is another, beside the few values of the right.
        var another = ((ulong)ordinal + 1) << 8;
        var hash = (ulong)record.Right + (record.Identifiers.Count == 0 ? another : 0);
        foreach (var number in record.Identifiers)
        {
            if (Common.NumberStandsForNone.Is(number))
            {
                // "Pending" of one record is not that of another.
                hash += number == record.Identifiers[^1] && record.Identifiers.TrueForAll(Common.NumberStandsForNone.Is) ? another : 0;
                continue;
            }
            hash = Hash(hash + (ulong)number.Of, number.Folded);
            if (number.Of == Numbers.Application && application == 0 && number.Office == record.Office)
            {
                application = Hash(1, number.Folded);
            }
            else if (number.Of is Numbers.Registration or Numbers.Grant && registered == 0 && number.Office == record.Office)
            {
                registered = Hash(Hash(Hash((ulong)record.Right, record.Office), number.Folded), record.PlaceInApplication);
                written = number.Written;
            }
        }
        foreach (var publication in CollectionsMarshal.AsSpan(record.Publications))
        {
            hash = Hash(Hash(hash, publication.Number), publication.KindCode);
        }
        return Hash(Hash(hash, record.PlaceInApplication), record.Office);
    }

    private static Filled FilledOf(IpRecord record) =>
        (record.FilingDate is null ? 0 : Filled.FilingDate) | (record.Titles is null ? 0 : Filled.Title) | ((record.Applicants ?? record.Owners) is null ? 0 : Filled.Applicant)
        | (record.Status is null ? 0 : Filled.Status) | ((record.PublicationDate is null && record.Publications is null) ? 0 : Filled.Publication) | (record.Files is null ? 0 : Filled.File)
        | (record.RegistrationDate is null ? 0 : Filled.RegistrationDate)
        | record switch
        {
            Rights.Patents.PatentRecord patent => (patent.Ipc ?? patent.Cpc ?? patent.National) is null ? 0 : Filled.Class,
            Rights.Trademarks.TrademarkRecord mark => (mark.Goods is null ? 0 : Filled.Goods | Filled.Class) | ((mark.Words ?? mark.SignificantWords) is null ? 0 : Filled.Words),
            Rights.Designs.DesignRecord design => (design.Locarno ?? design.NationalClasses) is null ? 0 : Filled.Class,
            _ => Filled.None,
        };
}

/// <summary>The checks of packages being run over one package; called by one thread, in the order of the package.</summary>
public sealed class PackageRun
{
    private readonly (PackageCheck Check, PackageTally Tally)[] _tallies;
    private readonly PackageFacts _package;
    private PackageCheck _check = null!;
    private RecordFacts? _record;
    private Action<long?, Finding> _found = static (_, _) => { };

    internal PackageRun(IReadOnlyList<Check> checks, PackageFacts package)
    {
        _package = package;
        _tallies = [.. checks.OfType<PackageCheck>().Select(check => (check, check.Begin(package)))];
    }

    /// <summary>Reports of the record going by, or of the package once all have.</summary>
    public void Find(string came, string? path = null)
    {
        var office = _record?.Office ?? _package.Offices.CodeOf(_package.Authority);
        var where = _record is { } record ? record.Where : new Place(_package.Name);
        _found(_record?.Ordinal, new Finding(_check.Code, Loudness.Of(_check, _package.Offices.Find(office), _package.Arrived), path is null ? where : where with { Path = path }, Finding.Cut(came), _check.Expected)
        {
            Number = _record is { Number: { } number } ? $"{office} {number}" : null,
        });
    }

    /// <summary>Of the whole package, shown at one place in it.</summary>
    /// <param name="came">What was found.</param>
    /// <param name="first">Where it stands first, and of which record.</param>
    /// <param name="office">Whose record that is.</param>
    /// <param name="concerned">How many records it is about; 0 where nobody counted.</param>
    /// <param name="concernedFirst">Of those, the ones nothing before was about.</param>
    /// <param name="expected">In place of what the check says; null or empty for that.</param>
    internal void Find(string came, Finding first, string office, long concerned = 0, long concernedFirst = 0, string? expected = null) =>
        _found(null, new Finding(_check.Code, Loudness.Of(_check, _package.Offices.Find(office), _package.Arrived), first.Where, Finding.Cut(came), expected is { Length: > 0 } ? expected : _check.Expected) { Number = first.Number, Encoding = first.Encoding, Concerned = concerned, ConcernedFirst = concernedFirst });

    internal void See(in RecordFacts record, Action<long?, Finding> found)
    {
        (_record, _found) = (record, found);
        foreach (var (check, tally) in _tallies)
        {
            _check = check;
            try
            {
                tally.See(record, this);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                Failed(problem);
            }
        }
    }

    internal void End(PackageTotals totals, Action<long?, Finding> found)
    {
        (_record, _found) = (null, found);
        foreach (var (check, tally) in _tallies)
        {
            _check = check;
            try
            {
                tally.End(totals, this);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                Failed(problem);
            }
        }
    }

    /// <summary>A defect of a check costs no load.</summary>
    private void Failed(Exception problem) => _found(_record?.Ordinal, CheckRun.Failure(_check, problem, _record?.Where ?? new Place(_package.Name)));
}
