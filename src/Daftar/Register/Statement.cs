using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>One record, read and checked, ready to be laid into the register: everything the merge needs, the state itself already packed.</summary>
public sealed class Statement
{
    /// <summary>Place of the record in its package, from 0, in the order of the package; several entries of one document share the document, not the place.</summary>
    public required long Ordinal { get; set; }
    public required Right Right { get; init; }
    public required string Office { get; init; }

    /// <summary>Identifiers that say which entry this is about, the most permanent first. Never empty.</summary>
    public required IReadOnlyList<OfficeNumber> Identifiers { get; init; }

    /// <summary>Keys of <see cref="Identifiers"/>, in the same order; the first mints the entry's id.</summary>
    public required Guid[] Keys { get; init; }

    public required byte[] Fingerprint { get; set; }
    public required Scope Scope { get; init; }
    public required Operation Operation { get; init; }
    public required DateTimeOffset Produced { get; init; }
    public required ProducedFrom ProducedFrom { get; init; }

    /// <summary>Who delivered: ST.3 code.</summary>
    public required string Provider { get; init; }

    /// <summary>The record as state, packed by <see cref="Payload"/>.</summary>
    public required byte[] Packed { get; set; }

    public GeneralStatus Status { get; init; }
    public int Filing { get; init; }
    public int Registration { get; init; }
    public int Publications { get; init; }
    public bool Corrects { get; init; }

    /// <summary>Date in law of what this statement tells, yyyymmdd, 0 unknown.</summary>
    public int InLaw { get; init; }
    public long Applicant { get; set; }
    public long Title { get; init; }

    /// <summary>Told only where a package is checked by itself (<see cref="PackageIdentities"/>).</summary>
    internal NamesSaid Names { get; init; }
    public Visibility Visibility { get; init; }
    public DateOnly? PublicFrom { get; init; }

    /// <summary>The next day on which the public sees more of it (<see cref="PublicView.NextChange"/>).</summary>
    public DateOnly? NextPublic { get; init; }
    public required string Dialect { get; init; }
    public short Reader { get; init; }

    /// <summary>It names a file whose bytes did not come with it: what came before stays.</summary>
    public bool LacksFiles { get; init; }

    /// <summary>Bytes of files it names came with it.</summary>
    public bool BringsFiles { get; init; }

    /// <summary>Original bytes: chunk within the batch, place in the chunk, SHA-256.</summary>
    public int Chunk { get; set; }
    public int Place { get; set; }
    public required byte[] OriginalSha256 { get; init; }

    /// <summary>The state it makes, held for whoever follows in this process; null where there is nobody, or it must be read from <see cref="Packed"/>.</summary>
    internal StateInHand? InHand { get; set; }

    /// <summary>It says of itself that it is invented: its entry is marked wherever it is shown.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Where the record stands in its package: the file's name is the one its document holds, no copy.</summary>
    public string File { get; init; } = "";
    public long Line { get; init; }

    public bool FromOwner => Provider == Office;
}

/// <summary>A record that is not laid into the register: held or set aside, with the reason.</summary>
public sealed record Waiting(long Ordinal, Outcome Outcome, string Reason, int Chunk, int Place)
{
    /// <summary>Keys of its identifiers, where it could be read: what was taken down of an entry stays down in records that wait, too.</summary>
    public Guid[]? Keys { get; init; }

    /// <summary>The collection it speaks of, where it could be read.</summary>
    public (string Office, Right Right)? Of { get; init; }

    /// <summary>Where the record stands in its package.</summary>
    public string File { get; init; } = "";
    public long Line { get; init; }
}

/// <summary>A finding with the record it was made about; ordinal null for the package itself.</summary>
public sealed record PlacedFinding(long? Ordinal, Finding Finding)
{
    /// <summary>
    /// A file, document or zip inside the package was not read, to its end or at all: nobody knows what else it holds. Of a file that a record
    /// names, the record is known, and says so.
    /// </summary>
    public bool LeavesUnread => Ordinal is null && Finding.Code is "ZIP-UNREADABLE" or "ZIP-TOO-DEEP" or "ZIP-RATIO" or "FILE-UNREADABLE" or "DOCUMENT-UNRECOGNISED" or "DOCUMENT-AS-TEXT"
        or "DOCUMENT-WITHOUT-RECORD" or "CONTENTS-FILE-MISSING" or "PACKAGE-EMPTY" or "ARCHIVE-NOT-OPENED" or "LINK-NOT-FOLLOWED" or "FILE-LEADS-OUT" or "XML-NO-ELEMENT" or "XML-CUT-SHORT"
        or "JSON-CUT-SHORT" or "JSON-MALFORMED" or "MAPPING-INVALID" or "SHEET-WITHOUT-MAPPING" or "SHEET-FILE-MISSING" or "SHEET-UNREADABLE";
}
