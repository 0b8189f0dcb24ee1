using Daftar.Conversion;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Search;
using Daftar.Store;
using Daftar.Store.Files;

namespace Daftar;

/// <summary>
/// The whole system on one page. Read it from top to bottom as a record travels; every stage is made here and nowhere else, so that all
/// commands, the site, the tests and the benchmarks run the same one.
/// <code>
/// office ─► Intake ─► Dialects ─► Checking ─► Register ─┬─► Search ──► portal, search API
///           package   record      finding     snapshot  ├─► Exchange
///                                             + journal └─► Insight
/// </code>
/// </summary>
public static class Flow
{
    /// <summary>
    /// A package without a register, for the office before it sends: <see cref="Package"/> opens it, <see cref="RecordSplitter"/> cuts it,
    /// the dialect reads (<see cref="RecordReader"/>), the checks run. The very code that loads.
    /// </summary>
    public static CheckPackage Check(TimeProvider time, OfficeProfiles? offices = null) => new(offices ?? OfficeProfiles.Embedded, Catalog.Dialects, Catalog.Checks, time);

    /// <summary>What Daftar makes of a package, record by record, with what no reader has a field for.</summary>
    public static ReadPackage Read(OfficeProfiles? offices = null) => new(offices ?? OfficeProfiles.Embedded, Catalog.Dialects);

    /// <summary>A package written anew in ST.96 or ST.97, each record read again and compared: what the standard cannot carry is told.</summary>
    public static ConvertPackage Convert(TimeProvider time, OfficeProfiles? offices = null) => new(offices ?? OfficeProfiles.Embedded, Catalog.Dialects, time);

    /// <summary>
    /// A package into the register: <see cref="SplitPackage"/> on one thread, <see cref="PrepareRecords"/> (read, check, fingerprint, pack) on
    /// several, <see cref="Merge"/> (heads, <see cref="Decision"/>, evidence, COPY) under the journal's lock, batch after batch. Each batch is one
    /// transaction that also moves the package's account on.
    /// </summary>
    public static LoadPackage Load(Database database, FileStore files, TimeProvider time, KeptPackages? kept = null, HandOver? handOver = null, OfficeProfiles? offices = null) =>
        new(database, offices ?? OfficeProfiles.Embedded, Catalog.Dialects, Catalog.Checks, files, time, kept, handOver);

    /// <summary>
    /// The journal into the index: <see cref="Changes"/> since the index's cursor, each narrowed by the gate (<see cref="PublicView"/>), made into
    /// a document (<see cref="DocumentOf"/>), committed together with the cursor. A load in the same process hands over what it has in hand
    /// (<see cref="FollowJournal.HandOver"/>, given to <see cref="Load"/>), and nothing is read back.
    /// </summary>
    public static FollowJournal Index(Database database, IJournalIndex index, int threads, TimeProvider time) => new(database, index, threads, time);

    /// <summary>
    /// The same for a register that is served: an index that was made with other fields answers on, while one with the fields of today is made beside it (<see cref="RegisterIndex"/>).
    /// </summary>
    public static RenewIndex RenewIndex(Database database, IJournalIndex index, int threads, TimeProvider time) => new(database, index, threads, time);

    /// <summary>
    /// The journal into the index of all states: each entry that changed with all its snapshots (<see cref="EntryHistories"/>), each state narrowed by the
    /// gate, with the days it held in law and was shown. Behind everything else.
    /// </summary>
    public static FollowHistory IndexHistory(Database database, EmbeddedIndex index, int threads, TimeProvider time) => new(database, index, threads, time);

    /// <summary>The same for a register that is served: made with other fields, it answers on while one with the fields of today is made beside it, after the index of today's states.</summary>
    public static RenewHistory RenewHistory(Database database, RegisterIndex index, ISearchIndex? current, int threads, TimeProvider time) => new(database, index, current, threads, time);

    /// <summary>The register as the public sees it: entries, snapshots, files, coverage, all through the gate.</summary>
    public static Entries Show(Database database, FileStore files, TimeProvider time) => new(database, time, files);

    /// <summary>What the office files say of collections, kept with them; whoever opens the register sees to it that it is what holds today.</summary>
    public static CollectionTerms KeepTerms(Database database, TimeProvider time) => new(database, time);

    /// <summary>Identifiers brought to the number rules of today; whoever opens the register sees to it before anything is loaded.</summary>
    public static FoldAnew FoldAnew(Database database, TimeProvider time) => new(database, time);

    /// <summary>What changes without a delivery: entries whose embargo ends.</summary>
    public static Embargo EndEmbargoes(Database database, TimeProvider time) => new(database, time);

    /// <summary>
    /// Kept originals read by the readers of today: <see cref="ReadAgainOriginals"/> on all cores, <see cref="ReadAgainReplay"/> lays the statements
    /// as they were laid. No snapshot is made.
    /// </summary>
    public static ReadAgain ReadAgain(Database database, PackageLimits limits, TimeProvider time, OfficeProfiles? offices = null) =>
        new(database, offices ?? OfficeProfiles.Embedded, Catalog.Dialects, limits, time);

    /// <summary>
    /// Records that wait, judged by the readers, checks and mandates of today: <see cref="WaitingReading"/> makes batches of those that pass, which go the way of
    /// every batch (<see cref="Merge"/>); <see cref="Release"/> moves the account of their package.
    /// </summary>
    public static ReleaseWaiting Release(Database database, FileStore files, TimeProvider time, KeptPackages? kept = null, OfficeProfiles? offices = null) =>
        new(database, offices ?? OfficeProfiles.Embedded, Catalog.Dialects, Catalog.Checks, files, time, kept);

    /// <summary>Removal by the hub, with bytes, salt, files and kept packages; originals are read by <see cref="OriginalReading"/> to know what stands in them.</summary>
    public static TakeDown TakeDown(Database database, FileStore files, PackageLimits limits, TimeProvider time, KeptPackages? kept = null, OfficeProfiles? offices = null) =>
        new(database, files, time, kept, new OriginalReading(offices ?? OfficeProfiles.Embedded, Catalog.Dialects, limits).Read);

    /// <summary>An office's own list (<see cref="OfficeList"/> reads it) against what the register holds of it.</summary>
    public static CompareList Compare(Database database) => new(database);

    /// <summary>The evidence, rows, originals and files, checked.</summary>
    public static Verify Verify(Database database, FileStore files) => new(database, files);

    /// <summary>States compared with what today's readers make of the originals; alters nothing.</summary>
    public static VerifyStates VerifyStates(Database database, PackageLimits limits, TimeProvider time, OfficeProfiles? offices = null) => new(database, offices ?? OfficeProfiles.Embedded, Catalog.Dialects, limits, time);
}
