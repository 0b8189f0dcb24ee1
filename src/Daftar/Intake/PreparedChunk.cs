using Daftar.Checking;
using Daftar.Register;

namespace Daftar.Intake;

/// <summary>A chunk of records read, checked and packed: ready to be merged.</summary>
internal sealed class PreparedChunk
{
    /// <summary>Place of the chunk in its package: chunks are merged in this order.</summary>
    public required long Sequence { get; init; }
    public required long FirstOrdinal { get; init; }

    /// <summary>Record elements in it; each may speak of several entries, or be broken.</summary>
    public required int Elements { get; init; }

    /// <summary>Bytes of XML.</summary>
    public required long Bytes { get; init; }

    /// <summary>Null where no record of it is kept.</summary>
    public OriginalChunk? Original { get; set; }
    public List<Statement> Statements { get; } = [];

    /// <inheritdoc cref="RecordChunk.Listing"/>
    public PackageNames.Found? Listing { get; init; }

    /// <summary>The bytes of a listing that belongs to nothing, until it is known whether an application of the package fits it; whoever takes them lets them go.</summary>
    public RecordChunk? Unattached { get; set; }

    /// <summary>It is set aside because it names no application.</summary>
    public bool IsUnattached => Waiting is [{ Reason: Dialects.St26.St26Listing.Unattached }];

    /// <summary>What is held of the statements for whoever follows in this process.</summary>
    public StatesInHand? InHand { get; set; }
    public List<Waiting> Waiting { get; } = [];
    public List<PlacedFinding> Findings { get; } = [];

    /// <summary>Parents, of the same office and right, that records of the package name.</summary>
    public List<AwaitedEntry> Awaited { get; } = [];

    /// <summary>What checks of the whole package may know of the records.</summary>
    public List<RecordFacts> Facts { get; } = [];
    public List<KeptFile> Files { get; } = [];
    public long FilesNamed { get; set; }
    public long FilesArrived { get; set; }
    public long FilesMissing { get; set; }

    /// <summary>Its listing turned out to belong to a record: it is none of its own.</summary>
    public void LeaveToItsRecord()
    {
        if (IsUnattached)
        {
            Waiting.Clear();
            Findings.RemoveAll(static told => told.Ordinal is not null);
            Original = null;
        }
    }
}
