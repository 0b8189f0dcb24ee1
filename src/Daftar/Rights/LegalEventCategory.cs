namespace Daftar.Rights;

/// <summary>The categories of legal events of WIPO ST.27, section on event categories: the first letter of a key event code (F10) and of a detailed one (F11).</summary>
public static class LegalEventCategory
{
    private const string Letters = "ABCDEFGHKLMNPQRSTUVWY";

    /// <summary>The letter of an ST.27 code; null where it has none that the standard knows, whatever came.</summary>
    public static string? Of(string? code) => Has(code) ? code![..1] : null;

    /// <summary>Whether it begins with a letter the standard knows.</summary>
    public static bool Has(string? code) => code is { Length: > 0 } && Letters.Contains(code[0], StringComparison.Ordinal);
}
