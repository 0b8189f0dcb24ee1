using Daftar.Values;

namespace Daftar.Dialects.St25;

/// <summary>The number in item 140: <c>PCT/EP98/00001</c>, <c>US 08/999,999</c>, one whose office has its code in its numbers (<c>ET/A/2022/74</c>), or a bare one of the office that delivers.</summary>
internal static class St25Number
{
    public static OfficeNumber? Of(string? written, string? authority)
    {
        var text = written?.Trim().Trim('-').Trim() ?? "";
        // "Not yet assigned", "-to be assigned-", "New PCT-application".
        if (!text.Any(char.IsAsciiDigit) || text.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }
        if (text.StartsWith("PCT", StringComparison.OrdinalIgnoreCase))
        {
            return new OfficeNumber { Office = "WO", Of = Numbers.International, Written = text };
        }
        var prefixed = text.Length > 3 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) && !char.IsAsciiLetter(text[2]);
        var office = prefixed ? text[..2] : authority;
        return office is { Length: 2 } ? new OfficeNumber { Office = office, Of = Numbers.Application, Written = prefixed && text[2] != '/' ? text[2..].Trim() : text } : null;
    }

    /// <summary>Whether the item names an application, whoever delivers it.</summary>
    public static bool Names(string? written) => Of(written, "XX") is not null;
}
