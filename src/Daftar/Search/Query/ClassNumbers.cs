using System.Globalization;

namespace Daftar.Search;

/// <summary>The classes there are of Nice, Locarno and Vienna: a number beyond them finds nothing, which would look like an answer.</summary>
internal static class ClassNumbers
{
    private static readonly (string Field, string Scheme, int Most, string Example, string[] Others)[] Schemes =
    [
        // some offices file collective and certification marks under letters and numbers of their own
        ("class", "Nice", 45, "9", ["a", "b", "200"]), ("locarno", "Locarno", 32, "06-01", []), ("vienna", "Vienna", 29, "05.07.10", []),
    ];

    /// <summary>The sentence on a value that is no class of its field's scheme; null where it is one, or the field has none.</summary>
    public static string? Problem(string field, string text)
    {
        if (Array.Find(Schemes, scheme => scheme.Field == field) is not { Scheme: { } name } known)
        {
            return null;
        }

        var key = FieldKeys.Of(Values.FieldKind.Levels, text.TrimEnd('*'));
        var levels = key.Split('.');
        var isClass = known.Others.Contains(key) || (Array.TrueForAll(levels, static level => level.Length is > 0 and <= 3 && level.All(char.IsAsciiDigit)) && int.Parse(levels[0], CultureInfo.InvariantCulture) is var number && number >= 1 && number <= known.Most);
        return isClass ? null : string.Create(CultureInfo.InvariantCulture, $"'{text}' is no value of '{field}': {name} has the classes 1 to {known.Most}, written as {known.Example}.");
    }
}
