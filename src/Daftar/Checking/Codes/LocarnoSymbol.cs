using System.Globalization;

namespace Daftar.Checking.Codes;

/// <summary>Classes of the Locarno Classification, 1 to 32, with a subclass of two digits. There is no class 99: 99 is a subclass, Miscellaneous, that most classes have.</summary>
internal static class LocarnoSymbol
{
    public static bool Exists(string symbol)
    {
        var text = symbol.AsSpan().Trim();
        var hyphen = text.IndexOf('-');
        var main = hyphen < 0 ? text : text[..hyphen];
        return int.TryParse(main, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && main.Length <= 2 && number is >= 1 and <= 32
            && (hyphen < 0 || (text.Length - hyphen - 1 is 1 or 2 && !text[(hyphen + 1)..].ContainsAnyExceptInRange('0', '9')));
    }
}
