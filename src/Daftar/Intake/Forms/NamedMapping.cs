using Daftar.Dialects.Sheets;

namespace Daftar.Intake;

/// <summary>A mapping for spreadsheets that does not lie in the package: named on the command line, or kept in the file of an office.</summary>
/// <param name="Origin">Where it stands, for messages.</param>
/// <param name="Json">JSON with comments.</param>
/// <param name="IsOffered">Of an office: used where it fits, and nothing is said where it does not.</param>
public sealed record NamedMapping(string Origin, ReadOnlyMemory<byte> Json, bool IsOffered = false)
{
    /// <summary>What is wrong with it, each with file and line; none where it can be used.</summary>
    public IReadOnlyList<string> Complaints()
    {
        try
        {
            SheetMappingReader.Read(Json.ToArray(), Origin);
            return [];
        }
        catch (MappingException problem)
        {
            return problem.Message.Split('\n');
        }
    }
}
