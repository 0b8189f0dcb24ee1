using Daftar.Dialects.Sheets;

namespace Daftar.Intake;

/// <summary>A file of a package that a mapping claims, and the files joined to it.</summary>
/// <param name="Mapping">The text of the mapping: it is bound to the columns of each file anew.</param>
/// <param name="Origin">Its file, for messages.</param>
/// <param name="Joined">Files of each joined table of the mapping, by its name.</param>
internal sealed record SheetInput(byte[] Mapping, string Origin, IReadOnlyDictionary<string, IReadOnlyList<PackageFile>> Joined, string? Office)
{
    public SheetMapping Read() => SheetMappingReader.Read(Mapping, Origin);
}
