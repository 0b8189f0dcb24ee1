using System.Security.Cryptography;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>Original bytes of some 256 records, compressed.</summary>
/// <param name="Records">How many.</param>
/// <param name="Length">Bytes before compression.</param>
/// <param name="Sha256">Of the compressed bytes, as they lie in the register: a tenth to hash. What was received is proved record by record (design decision 7).</param>
/// <param name="Packed">The compressed bytes.</param>
public sealed record OriginalChunk(int Records, int Length, byte[] Sha256, byte[] Packed)
{
    /// <summary>Packs the bytes of a chunk.</summary>
    public static OriginalChunk Of(int records, ReadOnlySpan<byte> bytes)
    {
        var packed = Payload.PackLarge(bytes);
        return new OriginalChunk(records, bytes.Length, SHA256.HashData(packed), packed);
    }

    /// <summary>Whether that is the hash of a chunk as it lies in the register; until now it was that of the bytes before compression.</summary>
    public static bool IsHashOf(ReadOnlySpan<byte> sha256, byte[] packed, byte[] bytes) => sha256.SequenceEqual(SHA256.HashData(packed)) || sha256.SequenceEqual(SHA256.HashData(bytes));
}

/// <summary>Bytes of a file the records name, and where they were put.</summary>
public sealed record KeptFile(byte[] Sha256, long Length, string Media, int? Pack, long At);

/// <summary>What one transaction lays into the register: some thousand records of one package, in the package's order.</summary>
public sealed class MergeBatch
{
    public required long Package { get; init; }

    /// <summary>Arrival of the package: learnt, for everything in it.</summary>
    public required DateTimeOffset Learnt { get; init; }

    /// <summary>The package is (part of) a full extraction: what it names is noted, so that what it omits can be told.</summary>
    public bool IsFullExtraction { get; init; }

    /// <summary>Records of the package in the register before and after this batch: a batch that does not fit is refused.</summary>
    public required long DoneBefore { get; init; }
    public required long DoneAfter { get; set; }

    public List<Statement> Statements { get; } = [];
    public List<Waiting> Waiting { get; } = [];
    public List<PlacedFinding> Findings { get; } = [];
    public List<OriginalChunk> Chunks { get; } = [];
    public List<KeptFile> Files { get; } = [];

    /// <summary>The statements are of records that waited; null where the batch comes from a package being loaded.</summary>
    internal Release? Release { get; init; }

    /// <summary>Somebody in this process follows and takes over what the batch changes.</summary>
    public bool HandsOver { get; init; }

    /// <summary>What is held of the statements for them.</summary>
    public List<StatesInHand> InHand { get; } = [];

    /// <summary>The last of its package: its transaction also closes the account.</summary>
    public bool IsFinal { get; set; }

    /// <summary>Seconds the load took, for the final batch.</summary>
    public double Seconds { get; set; }
    public long? Unreferenced { get; set; }

    /// <summary>Files named so far, one bit each.</summary>
    public byte[]? Referenced { get; set; }
    public long FilesNamed { get; set; }
    public long FilesArrived { get; set; }
    public long FilesMissing { get; set; }
}

/// <summary>What a batch did.</summary>
/// <param name="Journal">Number of its journal batch.</param>
/// <param name="Counts">Records by <see cref="Outcome"/>.</param>
/// <param name="Findings">Findings made while merging, such as identity conflicts.</param>
/// <param name="Handed">What it changed, for whoever follows in this process; null where that must be read from the journal.</param>
public sealed record MergeResult(long Journal, long[] Counts, IReadOnlyList<PlacedFinding> Findings, HandedBatch? Handed);
