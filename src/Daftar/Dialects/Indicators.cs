namespace Daftar.Dialects;

/// <summary>True and false as XML Schema writes them, and as databases and programs of offices do. Words of a language are none: "no" means number in one, and not in another.</summary>
internal static class Indicators
{
    public static bool? Of(string? text) => text.AsSpan().Trim() switch
    {
        "true" or "1" or "TRUE" or "True" or "Y" => true,
        "false" or "0" or "FALSE" or "False" or "N" => false,
        _ => null,
    };
}
