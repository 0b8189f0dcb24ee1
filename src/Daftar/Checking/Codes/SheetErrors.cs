using System.Collections.Frozen;

namespace Daftar.Checking.Codes;

/// <summary>What spreadsheets write in a cell instead of its value, in the languages they speak: Excel's ERROR.TYPE values 1 to 14 and LibreOffice's, and the signs of a column too narrow.</summary>
internal static class SheetErrors
{
    private const int Most = 16;

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CONNECT!", "#BLOCKED!", "#UNKNOWN!", "#FIELD!", "#CALC!",
        // German, French, Spanish, Portuguese, Italian, Russian, Turkish
        "#NV", "#WERT!", "#BEZUG!", "#ZAHL!", "#NOM?", "#VALEUR!", "#NOMBRE!", "#¡VALOR!", "#¡REF!", "#¿NOMBRE?", "#¡NUM!", "#¡DIV/0!", "#N/D", "#VALOR!", "#NOMBRE?", "#NOME?", "#NÚM!", "#VALORE!", "#RIF!",
        "#Н/Д", "#ЗНАЧ!", "#ССЫЛКА!", "#ИМЯ?", "#ЧИСЛО!", "#ДЕЛ/0!", "#YOK", "#DEĞER!", "#BAŞV!", "#AD?", "#SAYI!", "#SAYI/0!");

    /// <summary>The whole of the text, and nothing else.</summary>
    public static bool Is(string text) => text is ['#', _, ..] && text.Length <= Most && (Words.Contains(text) || (text.Length > 3 && !text.AsSpan().ContainsAnyExcept('#')));

    /// <summary>
    /// A long number as a spreadsheet shows it: one digit, at most ten more behind a point or comma, E and the sign of the exponent. Digits behind those are lost, so that many numbers are written alike.
    /// </summary>
    public static bool IsRounded(ReadOnlySpan<char> number)
    {
        if (number.IndexOf('+') is not (> 1 and var plus))
        {
            return false;
        }
        number = number.Trim();
        plus = number.IndexOf('+');
        return plus > 1 && number[plus - 1] is 'E' or 'e' && number.Length - plus is 3 or 4 && !number[(plus + 1)..].ContainsAnyExceptInRange('0', '9')
            && char.IsAsciiDigit(number[0]) && (plus == 2 || (number[1] is '.' or ',' && plus is > 3 and < 20 && !number[2..(plus - 1)].ContainsAnyExceptInRange('0', '9')));
    }
}
