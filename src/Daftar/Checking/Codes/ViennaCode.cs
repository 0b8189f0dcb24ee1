using System.Globalization;

namespace Daftar.Checking.Codes;

/// <summary>Codes of the Vienna Classification: category, division and section, 27.05.01; category alone, or with division.</summary>
internal static class ViennaCode
{
    public static bool IsWellFormed(string code)
    {
        var parts = 0;
        foreach (var range in code.AsSpan().Trim().Split('.'))
        {
            var part = code.AsSpan().Trim()[range].Trim();
            // A (auxiliary) stands before a section in printed lists.
            part = parts == 2 ? part.TrimStart('A').Trim() : part;
            if (++parts > 3 || part.Length is 0 or > 2 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (parts == 1 && number is < 1 or > 29))
            {
                return false;
            }
        }
        return parts > 0;
    }
}
