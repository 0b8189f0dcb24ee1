using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Daftar.Values;

namespace Daftar.Dialects;

/// <summary>
/// The form of values that readers know and do not keep (<c>Left/forms.txt</c>): numbers of order, ids, formats, what is said again. A value that is not of it may say something else, and is
/// residue. Asked of such values only.
/// </summary>
internal static class Forms
{
    /// <summary>A form: what it takes.</summary>
    internal delegate bool Form(ReadOnlySpan<char> text);

    private const string Plain = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", BetweenWords = " -_.,:;+/*()'&\n\r\t";

    private static readonly SearchValues<char> Signs = SearchValues.Create(Plain + BetweenWords), IdSigns = SearchValues.Create(Plain + "-_.:"), PathSigns = SearchValues.Create(Plain + "-_.:/\\ ()+"), NumberSigns = SearchValues.Create("0123456789.,+-/ "),
        LayoutSigns = SearchValues.Create(Plain + BetweenWords + "%#=[]{}|<>!?\"^");

    private static readonly FrozenDictionary<string, Form?> ByName = Load();

    private static readonly FrozenDictionary<string, Form?> ByAttribute = ByName.Where(static one => one.Key[0] == '@').ToFrozenDictionary(static one => one.Key[1..], static one => one.Value, StringComparer.Ordinal);

    private const int MostMet = 512;

    private static readonly Met?[] ElementsMet = new Met?[MostMet], AttributesMet = new Met?[MostMet];

    /// <summary>Of the text of an element that is passed over; null where anything may stand there: words.</summary>
    public static Form? OfPassed(string element) => Found(ByName, ElementsMet, element);

    /// <summary>Of an attribute that is passed over, most of them of the layout.</summary>
    public static Form OfPassedAttribute(string attribute) => OfAttribute(attribute, Layout);

    /// <summary>Of an attribute that was read; null where the list does not have it.</summary>
    public static Form? OfKeptAttribute(string attribute) => OfAttribute(attribute, null);

    /// <summary>Of an element a reader asks for and does not keep: a word or number where the list does not say more.</summary>
    public static Form OfDropped(string element) => Found(ByName, ElementsMet, element) ?? Word;

    /// <inheritdoc cref="OfDropped(string)"/>
    public static Form OfDroppedAttribute(string attribute) => OfAttribute(attribute, Word);

    [return: NotNullIfNotNull(nameof(orElse))]
    private static Form? OfAttribute(string attribute, Form? orElse) => Found(ByAttribute, AttributesMet, attribute) ?? orElse;

    /// <summary>A record has the same names again and again, each of them one string (<see cref="XmlNames"/>): what was found for it is found again without looking at its letters.</summary>
    private static Form? Found(FrozenDictionary<string, Form?> forms, Met?[] met, string name)
    {
        ref var last = ref met[name.Length == 0 ? 0 : ((name[0] * 7) + (name[^1] * 31) + (name[name.Length >> 1] * 13) + name.Length) & (MostMet - 1)];
        if (last is { } known && ReferenceEquals(known.Name, name))
        {
            return known.Form;
        }
        var form = forms.GetValueOrDefault(name);
        last = new Met(name, form);
        return form;
    }

    /// <summary>Workers share them; one is replaced as a whole.</summary>
    private sealed record Met(string Name, Form? Form);

    private static bool Number(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(NumberSigns);

    private static bool Id(ReadOnlySpan<char> text) => All(text, IdSigns);

    /// <summary>A file, with its folders.</summary>
    private static bool FilePath(ReadOnlySpan<char> text) => text.Length <= 500 && All(text, PathSigns);

    /// <summary>References to ids, parted by blanks.</summary>
    private static bool Ids(ReadOnlySpan<char> text)
    {
        foreach (var one in text.Split(' '))
        {
            if (text[one] is { Length: > 0 } id && !Id(id))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>A code, a name of a format, a number of a document, in letters and digits of any script.</summary>
    private static bool Word(ReadOnlySpan<char> text) => text.Length <= 100 && All(text, Signs);

    /// <summary>Widths, sides, names of fonts, what stands instead of a picture.</summary>
    private static bool Layout(ReadOnlySpan<char> text) => All(text, LayoutSigns);

    private static bool Url(ReadOnlySpan<char> text) => !text.Contains('@') && Uri.IsWellFormedUriString(text.ToString(), UriKind.Absolute);

    /// <summary>Nothing but letters, digits and what stands between words.</summary>
    public static bool IsWords(ReadOnlySpan<char> text) => All(text, Signs);

    /// <summary>The USPTO writes "omitted" and "unknown" where it has none.</summary>
    private static bool Country(ReadOnlySpan<char> text) => text is "omitted" or "unknown" || text.Length == 2 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]);

    private static bool Language(ReadOnlySpan<char> text) => text.Length is 2 or 3 && !text.ContainsAnyExceptInRange('A', 'z');

    private static bool Flag(ReadOnlySpan<char> text) => text is "true" or "false" or "TRUE" or "FALSE" or "True" or "False" or "1" or "0" or "Y" or "N" or "yes" or "no" or "YES" or "NO";

    /// <summary>Zeros stand for none.</summary>
    private static bool Date(ReadOnlySpan<char> text) => text is "00000000" or "00010101" || RegisterDate.TryParse(text.ToString(), out _) || Moments.Read(text.ToString()) is not null;

    /// <summary>Nothing but the signs, and letters and digits of any script.</summary>
    private static bool All(ReadOnlySpan<char> text, SearchValues<char> signs)
    {
        for (var at = text.IndexOfAnyExcept(signs); at >= 0; at = text.IndexOfAnyExcept(signs))
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                return false;
            }
            text = text[(at + 1)..];
        }
        return true;
    }

    private static FrozenDictionary<string, Form?> Load()
    {
        using var stream = typeof(Forms).Assembly.GetManifestResourceStream("left/forms.txt") ?? throw new InvalidDataException("Dialects/Left/forms.txt is not embedded.");
        using var lines = new StreamReader(stream);
        var forms = new Dictionary<string, Form?>(StringComparer.Ordinal);
        List<(string End, Form Form)> ends = [];
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var form = Named(line[..colon]);
            foreach (var name in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (name[0] == '*')
                {
                    ends.Add((name[1..], form));
                }
                else
                {
                    forms.Add(name, form);
                }
            }
        }
        foreach (var name in Left.Passed())
        {
            if (!forms.ContainsKey(name) && name[0] != '@' && ends.Find(one => name.EndsWith(one.End, StringComparison.Ordinal)) is { Form: { } form })
            {
                forms.Add(name, form);
            }
        }
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Form Named(string form) => form switch
    {
        "number" => Number,
        "id" => Id,
        "ids" => Ids,
        "path" => FilePath,
        "word" => Word,
        "url" => Url,
        "signs" => Layout,
        "country" => Country,
        "language" => Language,
        "flag" => Flag,
        "date" => Date,
        // Words of a list: nothing else.
        ['=', .. var words] when words.Split('|').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>() is var list => text => list.Contains(text),
        _ => throw new InvalidDataException($"Dialects/Left/forms.txt: no form {form}."),
    };
}
