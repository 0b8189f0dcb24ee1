using Daftar.Values;

namespace Daftar.Server.Commands;

/// <summary>A finding as lines for people: where first, in the form editors jump to.</summary>
internal static class FindingLines
{
    public static IEnumerable<string> Of(Finding finding)
    {
        yield return $"{finding.Where}: {AccountLines.Word(finding.Severity)}: {finding.Code}{(finding.Number is { } number ? $" ({number})" : "")}";
        if (finding.Where.Path is { } path)
        {
            yield return $"    at {path}";
        }

        if (finding.Came is { } came)
        {
            yield return $"    came: {came}";
        }

        yield return $"    expected: {finding.Expected}";
    }
}
