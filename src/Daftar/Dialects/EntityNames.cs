using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Daftar.Dialects;

/// <summary>
/// Names of characters that DTDs of patent documents declare (<c>&amp;mdash;</c>, <c>&amp;agr;</c>, <c>&amp;SACUTE;</c>): resolved from a
/// catalogue of Daftar's own, because a document's DTD is never fetched. Names and code points: W3C "XML Entity Definitions for Characters"
/// (which HTML took over), then what it lacks of ISO 8879, ISO 9573-13, the EPO's DOCDB and WIPO's private-use names, as ST.36 DTDs list them.
/// Where the older lists differ from W3C's, W3C's holds.
/// </summary>
public static class EntityNames
{
    private static readonly FrozenDictionary<string, string> Texts = Load();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByName = Texts.GetAlternateLookup<ReadOnlySpan<char>>();

    private const int Longest = 40;

    /// <summary>Number of names known.</summary>
    public static int Count => Texts.Count;

    /// <summary>
    /// The text for an entity's name (ASCII bytes without ampersand and semicolon; upper and lower case differ). Plain text: what XML
    /// reserves is for the caller to escape.
    /// </summary>
    public static bool TryGet(ReadOnlySpan<byte> name, out string text)
    {
        text = "";
        if (name.Length is 0 or > Longest)
        {
            return false;
        }
        Span<char> letters = stackalloc char[Longest];
        var length = Encoding.ASCII.GetChars(name, letters);
        var known = ByName.TryGetValue(letters[..length], out var found);
        text = found ?? "";
        return known;
    }

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(EntityNames).Assembly.GetManifestResourceStream("entities/names.tsv")
            ?? throw new InvalidDataException("Dialects/Entities/names.tsv is not embedded.");
        using var lines = new StreamReader(stream, Encoding.ASCII);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var text = new StringBuilder();
            foreach (var range in line.AsSpan(tab + 1).Split(' '))
            {
                var code = int.Parse(line.AsSpan(tab + 1)[range], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                text.Append(char.ConvertFromUtf32(code));
            }
            texts.Add(line[..tab], text.ToString());
        }
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
