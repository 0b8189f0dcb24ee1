namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>Cyrillic and Greek words that are read as Latin ones by whoever looks at them, for each of their capitals has a Latin twin: marks are mostly written in capitals.</summary>
internal static class LookAlikes
{
    private const string Others = "авекмнорстухіѕјԛԝ" + "αβεζηικμνορτυχ";
    private const string Latin = "abekmhopctyxisjqw" + "abezhikmnoptyx";

    /// <summary>The Latin word a folded word looks like; null where one of its letters looks like none.</summary>
    public static string? Of(string folded)
    {
        if (folded.Length == 0 || folded[0] < '\u0370' || folded[0] > '\u052F')
        {
            return null;
        }

        var latin = new char[folded.Length];
        for (var at = 0; at < folded.Length; at++)
        {
            var place = Others.IndexOf(folded[at], StringComparison.Ordinal);
            if (place < 0)
            {
                return null;
            }

            latin[at] = Latin[place];
        }

        return new string(latin);
    }
}
