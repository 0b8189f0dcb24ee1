using Daftar.Register;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>What the sender or operator declares about a package.</summary>
public sealed record LoadOptions
{
    /// <summary>ST.3 code or authority id of who delivers; null: each record's own office.</summary>
    public string? Authority { get; init; }
    public Right? Right { get; init; }
    public PackageKind Kind { get; init; }
    /// <summary>Packages with one delivery id belong together.</summary>
    public string? Delivery { get; init; }
    /// <summary>The last package of its delivery: now it can be told what a full extraction omits.</summary>
    public bool Last { get; init; }
    /// <summary>Entries a complete full extraction omits are taken as deleted by the office; otherwise they are only reported.</summary>
    public bool RemoveOmitted { get; init; }
    /// <summary>Threads that read and check; 0: one per processor.</summary>
    public int Readers { get; init; }
    /// <summary>Records a transaction merges.</summary>
    public int BatchRecords { get; init; } = 5_000;
    /// <summary>For whom a package is checked, if its records are to be passed on; loading knows no recipient.</summary>
    public Offices.Recipient? For { get; init; }
    public PackageLimits Limits { get; init; } = PackageLimits.Default;
}

/// <summary>How far a load has come.</summary>
/// <param name="Records">Record elements merged so far, those of an interrupted load before included.</param>
/// <param name="Bytes">Bytes of XML behind us, and in all.</param>
public sealed record LoadProgress(long Records, long Bytes, long TotalBytes, TimeSpan Elapsed, long RecordsAtStart)
{
    /// <summary>What the load waits for before it begins, in words; null while it goes on.</summary>
    public string? WaitsFor { get; private init; }

    internal static LoadProgress Waits(string why) => new(0, 0, 0, TimeSpan.Zero, 0) { WaitsFor = why };

    /// <summary>Records a second since this load began.</summary>
    public double Rate => Elapsed.TotalSeconds > 0 ? (Records - RecordsAtStart) / Elapsed.TotalSeconds : 0;

    /// <summary>Time left by the bytes not yet read; null before anything was read.</summary>
    public TimeSpan? Left => Bytes > 0 && TotalBytes > Bytes ? Elapsed * ((double)(TotalBytes - Bytes) / Bytes) : Bytes > 0 ? TimeSpan.Zero : null;
}

/// <summary>How a load ended.</summary>
/// <param name="WasKnown">The same bytes were loaded before: nothing was done.</param>
public sealed record LoadResult(PackageAccount Account, IReadOnlyList<FindingCount> Findings, bool WasKnown);
