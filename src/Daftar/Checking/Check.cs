using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking;

/// <summary>A standard, and the paragraph, component or item number of it.</summary>
public sealed record Source(string Standard, string Paragraph)
{
    public override string ToString() => $"{Standard}, {Paragraph}";
}

/// <summary>What every check says of itself. It is run as one of four kinds: over a record, a file, a package or the collection.</summary>
/// <remarks>Add one: a file in the folder of its right, a sample that triggers it, a line in Catalog.cs. See README.md of this room.</remarks>
public abstract class Check
{
    /// <summary>Upper-case words joined by hyphens, such as GRANT-BEFORE-FILING; never changed, never used again.</summary>
    public abstract string Code { get; }

    public virtual Severity Severity => Severity.Warn;

    /// <summary>Until this day it only watches, whatever its severity: so a new check is tried before it blocks. An office file can say another day.</summary>
    public virtual DateOnly? WatchUntil => null;

    /// <summary>What is wrong, in a few words: the heading of its page.</summary>
    public abstract string Wrong { get; }

    /// <summary>What would have been right, in one sentence.</summary>
    public abstract string Expected { get; }

    /// <summary>How an office mends it, in words its data manager understands.</summary>
    public abstract string Mend { get; }

    /// <summary>Where the standard says so; null where no standard does.</summary>
    public virtual Source? Source => null;
}

/// <summary>Over one record. Runs ten thousand times a second: no I/O, no allocation where all is well.</summary>
public abstract class RecordCheck : Check
{
    /// <summary>Looks at a record and reports with <see cref="CheckRun.Find"/> what it finds.</summary>
    public abstract void Run(IpRecord record, CheckRun run);
}

/// <summary>Over one file that a record names and that arrived. It sees the first bytes, not the whole.</summary>
public abstract class FileCheck : Check
{
    public abstract void Run(FileReference named, in FileFacts file, CheckRun run);
}

/// <summary>Told while reading, where it is met; listed here for its page and its sample.</summary>
public abstract class ReadingCheck : Check
{
    /// <summary>How samples/checks/CODE shows it.</summary>
    public virtual ReadingSample Sample => ReadingSample.AsItIs;
}

/// <summary>Told while a package is opened.</summary>
public abstract class OpeningCheck : ReadingCheck;

/// <summary>Told while records are laid into the register: <c>daftar check</c> cannot know it, but for contradictions within the package. Its sample is of packages in the order in which they come.</summary>
public abstract class MergingCheck : ReadingCheck;

/// <summary>How the folder samples/checks/CODE shows a finding.</summary>
/// <param name="Path">The package in that folder; null: the folder, or the one thing in it that is no document.</param>
/// <param name="With">Options of <c>daftar check</c>: a limit lowered, so that the sample can be small, or who delivers.</param>
/// <param name="Instead">Why there is no sample.</param>
public sealed record ReadingSample(string? Path = null, string? With = null, string? Instead = null)
{
    public static readonly ReadingSample AsItIs = new();
}

/// <summary>
/// Over the register, after a package has been laid into it: one query over all records of the package at once. It knows what other packages said, and so
/// cannot be run before an office sends.
/// </summary>
public abstract class CollectionCheck : Check
{
    /// <summary>
    /// A query of the register's tables: $1 is the package. Beside them stand, for the time of the query, <c>awaited</c> (ordinal, entry, number, key, written: what records of
    /// the package name of their own office) and <c>package_fill</c> (kept: how many records of a right there were, and how many filled each field). Each row is a finding:
    /// ordinal of the record in the package and its entry (null: the package as a whole), its number, and what came, in words.
    /// </summary>
    public abstract string Query { get; }
}
