using Daftar.Dialects.St96.Writing;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Conversion;

/// <summary>The standard that a package is written in.</summary>
public enum TargetForm : byte
{
    /// <summary>WIPO ST.96 V6.0, XML.</summary>
    St96 = 1,
    /// <summary>WIPO ST.97, JSON.</summary>
    St97 = 2,
}

/// <summary>What a package is to become.</summary>
public sealed record ConversionOptions
{
    public required TargetForm Form { get; init; }

    /// <summary>For whom: an office gets everything, the public what it may see.</summary>
    public required St96Audience Audience { get; init; }

    /// <summary>The folder the documents are written to; documents of the same name are written anew.</summary>
    public required string Folder { get; init; }

    /// <summary>Every record in a document of its own, also where the standard has one for many.</summary>
    public bool EachRecord { get; init; }

    /// <summary>Who makes the documents.</summary>
    public string Producer { get; init; } = "Daftar";
}

/// <summary>Documents cannot be written: no access, no room, no folder.</summary>
public sealed class TargetException(string folder, Exception problem)
    : IOException($"{folder}: {problem.Message} Documents that were written whole stay. Name an empty folder with --out that you may write to, with room enough, and run the same command again.", problem);

/// <summary>One record of a package, and what became of it.</summary>
public sealed record ConvertedRecord
{
    /// <summary>Where it was read.</summary>
    public required Place Where { get; init; }

    public string? Dialect { get; init; }

    /// <summary>Null where nothing could be read.</summary>
    public IpRecord? Record { get; init; }

    /// <summary>Documents it stands in, below the folder; none where it was withheld or could not be read.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>It is not public, and the documents are.</summary>
    public bool Withheld { get; init; }

    /// <summary>Mandatory parts of the standard that the record does not have: the documents do not conform.</summary>
    public IReadOnlyList<MissingPart> Missing { get; init; } = [];

    /// <summary>What the elements of the documents do not carry, found by reading them again: what no other system will see.</summary>
    public IReadOnlyList<CarriedLoss> Losses { get; init; } = [];

    /// <summary>What Daftar does not read of them either, with what stands beside the elements; as a rule nothing.</summary>
    public IReadOnlyList<CarriedLoss> NotReadBack { get; init; } = [];

    /// <summary>What stood in it that no field of a record holds, and so no document: it stays with the original.</summary>
    public IReadOnlyList<Residue> Left { get; init; } = [];

    /// <summary>Findings of reading, and of writing.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
