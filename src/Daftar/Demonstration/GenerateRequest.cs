using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>What kind of packages are made.</summary>
public enum GenerateProfile
{
    /// <summary>All that offices deliver: full extractions, then monthly updates with changes, partial records, deletions; drawn images.</summary>
    Everything = 0,

    /// <summary>For measuring: bibliographic trademark records of about 5 kB, one snapshot each, several events, no images, no updates.</summary>
    Trademarks = 1,

    /// <summary>For measuring as many as a whole region has: records of all rights asked for, without images and updates.</summary>
    Bibliographic = 2,
}

/// <summary>Which demonstration packages to make. The same request makes the same packages, byte for byte on the same runtime.</summary>
public sealed record GenerateRequest
{
    /// <summary>Applications over all offices and rights, shared out by the volumes in the offices' profiles.</summary>
    public required int Applications { get; init; }

    /// <summary>Folder to write to; made if absent. Packages of the same names are replaced.</summary>
    public required string Folder { get; init; }

    /// <summary>ST.3 codes; TL gets an empty collection, for it has no register. Default: all eleven ASEAN states.</summary>
    public IReadOnlyList<string> Offices { get; init; } = ["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"];

    public IReadOnlyList<Right> Rights { get; init; } = [Right.Patent, Right.Trademark, Right.Design, Right.Indication];

    public long Seed { get; init; } = 1;

    public GenerateProfile Profile { get; init; }

    /// <summary>Month of the full extraction; its last day is the state extracted.</summary>
    public DateOnly FullExtraction { get; init; } = new(2025, 10, 1);

    /// <summary>Months of updates after the full extraction.</summary>
    public int Updates { get; init; } = 12;

    /// <summary>Applications in one full package.</summary>
    public int PackageSize { get; init; } = 20_000;

    /// <summary>Packages made at the same time.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;
}

/// <summary>How far the making has come.</summary>
/// <param name="Packages">Packages finished.</param>
/// <param name="PackagesInAll">Packages begun or to come; those without content are left out in the end.</param>
/// <param name="Records">Records written.</param>
/// <param name="XmlBytes">Bytes of XML written, before compression.</param>
/// <param name="ZipBytes">Bytes of finished packages.</param>
public readonly record struct GenerateProgress(int Packages, int PackagesInAll, long Records, long XmlBytes, long ZipBytes);

/// <summary>One package that was made.</summary>
/// <param name="Path">Inside the folder, with forward slashes.</param>
/// <param name="Month">First day of the month it speaks of.</param>
/// <param name="Full">Full extraction, or update.</param>
/// <param name="Records">Records inside: states, partial records and deletions.</param>
/// <param name="Deletions">Of these, records the office deletes.</param>
/// <param name="Files">Images.</param>
public sealed record GeneratedPackage(string Path, string Office, Right Right, DateOnly Month, bool Full, int Records, int Deletions, int Files, long XmlBytes, long ZipBytes);

/// <summary>What was made.</summary>
/// <param name="Applications">By office and right.</param>
public sealed record GenerateResult(IReadOnlyList<GeneratedPackage> Packages, IReadOnlyDictionary<(string Office, Right Right), int> Applications)
{
    public long Records => Packages.Sum(package => (long)package.Records);
}
