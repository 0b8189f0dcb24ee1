using System.Globalization;
using System.Text;
using Daftar.Languages;

namespace Daftar.Server.Portal.Sheets;

/// <summary>The path of a changed value in words: "Owners 1 › Name". Parts of a record have labels; what is inside is told by its ST.97 name.</summary>
internal static class PathWords
{
    /// <summary>The part of the record the path is in: "Owners".</summary>
    public static string PartOf(string path, Labels words) => Name(Pieces(path)[0], words);

    public static string Of(string path, Labels words)
    {
        var text = new StringBuilder();
        foreach (var piece in Pieces(path))
        {
            if (piece.All(char.IsAsciiDigit))
            {
                text.Append(' ').Append(piece);
            }
            else
            {
                text.Append(text.Length > 0 ? " › " : "").Append(Name(piece, words));
            }
        }

        return text.ToString();
    }

    private static string[] Pieces(string path) =>
        path.Split(['/', '.', '[', ']'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } pieces ? pieces : [path];

    private static string Name(string piece, Labels words)
    {
        var label = words.Value("part", piece);
        return label == piece ? Spaced(piece) : label;
    }

    /// <summary>geographicRegionName as "Geographic region name".</summary>
    private static string Spaced(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                text.Append(' ');
            }

            text.Append(i == 0 ? char.ToUpper(name[i], CultureInfo.InvariantCulture) : char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
