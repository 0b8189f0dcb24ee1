using System.Buffers;
using System.Runtime.InteropServices;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Checking;

/// <summary>
/// All texts of a record looked through once: each defect with the first place it was met at. Texts reach hundreds of kilobytes, so what cannot be a sign of any
/// defect is passed over by the vectorised search.
/// </summary>
internal sealed class TextScan
{
    /// <summary>What a defect can begin with: text read in a wrong encoding (<see cref="Mojibake"/>), the replacement character and the question mark in its place, control characters, entities and tags, the vowel that Zawgyi writes before its consonant.</summary>
    private static readonly SearchValues<char> Suspicious = SearchValues.Create([.. Mojibake.Leads(), .. "\uFFFD&<?\u1031".Concat(Enumerable.Range(1, 31).Select(static c => (char)c).Except("\t\n\r")).Concat(Enumerable.Range(0x7F, 33).Select(static c => (char)c))]);

    private static readonly string[] Tags = ["br", "b", "i", "u", "p", "sub", "sup", "em", "strong", "div", "span", "font"];

    private readonly List<(Mojibake.Seen Seen, string Path, string Text, Sought Value)> _doubleEncoded = [];
    private readonly List<(string Path, string Text)> _sheetErrors = [];
    private string _path = "";

    /// <summary>The first of each cause: a record may have gone through several wrong conversions, each mended elsewhere.</summary>
    public IReadOnlyList<(Mojibake.Seen Seen, string Path, string Text, Sought Value)> DoubleEncoded => _doubleEncoded;

    /// <summary>Each text that is nothing but the error of a spreadsheet's cell.</summary>
    public List<(string Path, string Text)> SheetErrors => _sheetErrors;

    public (string Path, string Text, Sought Value)? Replaced { get; private set; }

    public (string Path, string Text, Sought Value)? Control { get; private set; }

    public (string Path, string Text, Sought Value)? Markup { get; private set; }

    public (string Path, string Text, Sought Value)? Questioned { get; private set; }

    public (string Path, string Text, Sought Value)? Zawgyi { get; private set; }

    public void Look(IpRecord record)
    {
        Zawgyi = Replaced = Questioned = Control = Markup = null;
        _doubleEncoded.Clear();
        _sheetErrors.Clear();
        Many("titleBag", record.Titles);
        Parties("applicantBag", record.Applicants);
        Parties("ownerBag", record.Owners);
        Parties("representativeBag", record.Representatives);
        foreach (var happened in CollectionsMarshal.AsSpan(record.Events))
        {
            One("eventBag", happened.Text);
        }
        foreach (var publication in CollectionsMarshal.AsSpan(record.Publications))
        {
            Many("publicationBag/abstractBag", publication.Abstracts);
            Many("publicationBag/descriptionBag", publication.Descriptions);
            foreach (var claim in CollectionsMarshal.AsSpan(publication.Claims))
            {
                One("publicationBag/claimBag", claim.Text);
            }
        }
        switch (record)
        {
            case TrademarkRecord mark:
                One("markVerbalElementText", mark.Words);
                Many("markDescriptionBag", mark.Descriptions);
                foreach (var goods in CollectionsMarshal.AsSpan(mark.Goods))
                {
                    Many("goodsServicesBag", goods.Descriptions);
                }
                break;
            case PatentRecord patent:
                Parties("inventorBag", patent.Inventors);
                break;
            case DesignRecord design:
                Many("productIndicationBag", design.Products);
                Many("designDescriptionBag", design.Descriptions);
                Parties("designerBag", design.Designers);
                break;
            case IndicationRecord indication:
                Many("featureDescriptionBag", indication.Features);
                Many("geographicRegionDescriptionBag", indication.Area);
                break;
            default:
                break;
        }
    }

    private void Parties(string path, List<Party>? parties)
    {
        foreach (var party in CollectionsMarshal.AsSpan(parties))
        {
            One(path, party.Name);
            One(path, party.City);
            foreach (var line in CollectionsMarshal.AsSpan(party.AddressLines))
            {
                One(path, line);
            }
        }
    }

    private void Many(string path, List<LocalText>? texts)
    {
        foreach (var text in CollectionsMarshal.AsSpan(texts))
        {
            One(path, text.Text);
        }
    }

    private void One(string path, string? text)
    {
        if (text is null)
        {
            return;
        }
        _path = path;
        if (Codes.SheetErrors.Is(text))
        {
            _sheetErrors.Add((path, text));
        }
        var from = 0;
        while (text.AsSpan(from).IndexOfAny(Suspicious) is >= 0 and var found)
        {
            from = Judge(text, from + found);
        }
    }

    /// <returns>Where to look on.</returns>
    private int Judge(string text, int at)
    {
        var rest = text.AsSpan(at);
        switch (rest[0])
        {
            case '\uFFFD':
                Replaced ??= Near(text, at);
                break;
            case '?':
                if (Questioned is null && IsInPlaceOfLetters(text, at))
                {
                    Questioned = Near(text, at);
                }
                break;
            case '&':
                if (IsEntity(rest))
                {
                    Markup ??= Near(text, at);
                }
                break;
            case '<':
                if (IsTag(rest))
                {
                    Markup ??= Near(text, at);
                }
                break;
            case '\u1031':
                if (Zawgyi is null && IsZawgyi(text, at))
                {
                    Zawgyi = Near(text, at);
                }
                break;
            case < ' ' or (>= '\u007F' and <= '\u009F'):
                // Beside double encoding they are bytes of it.
                if (_doubleEncoded.Count == 0 || rest[0] < ' ')
                {
                    Control ??= Near(text, at);
                }
                break;
            default:
                if (Mojibake.At(text, at) is { } seen)
                {
                    if (!_doubleEncoded.Exists(told => told.Seen.Cause == seen.Cause))
                    {
                        var (path, piece, value) = Near(text, seen.From);
                        _doubleEncoded.Add((seen, path, piece, value));
                    }
                    // Letters lost inside it have the same cause. It may have begun before the letter that showed it, and be told up to there: of a word without an end.
                    return Math.Max(at + 1, seen.From + seen.Length);
                }
                break;
        }
        return at + 1;
    }

    /// <summary>
    /// Inside a word of Latin letters (NU?EZ, Compa?ia), or a word of nothing else (????). Not between a small and a capital letter, where only a blank is missing; not
    /// in addresses of the web; not in words of other scripts, which put no blank behind a question.
    /// </summary>
    private static bool IsInPlaceOfLetters(string text, int at)
    {
        var (from, to) = (at, at + 1);
        while (from > 0 && !char.IsWhiteSpace(text[from - 1]) && at - from < 100)
        {
            from--;
        }
        while (to < text.Length && !char.IsWhiteSpace(text[to]) && to - at < 100)
        {
            to++;
        }
        var word = text.AsSpan(from, to - from);
        var (before, after) = (at > from ? text[at - 1] : ' ', at + 1 < to ? text[at + 1] : ' ');
        return IsLatin(before) && IsLatin(after) ? !(char.IsLower(before) && char.IsUpper(after)) && word.IndexOfAny("/=@&.") < 0
            : at == from && word.Length > 3 && word.IndexOfAnyExcept("?,.;") < 0;
    }

    private static bool IsLatin(char c) => c < '\u0250' && char.IsLetter(c);

    /// <summary>
    /// Unicode writes the vowel E behind its consonant and the letters joined to that (The Unicode Standard, 16.3, Myanmar), the font Zawgyi before it, where it is seen: at the beginning
    /// of a word or behind a vowel, and a consonant or the sign of R behind it.
    /// </summary>
    private static bool IsZawgyi(string text, int at) =>
        at + 1 < text.Length && text[at + 1] is (>= '\u1000' and <= '\u1021') or '\u103B'
        && (at == 0 || text[at - 1] is < '\u1000' or > '\u109F' or (>= '\u102B' and <= '\u103A'));

    private static bool IsEntity(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, 12)].IndexOf(';');
        return end > 1 && (rest[1] == '#' ? end > 2 && (char.IsAsciiDigit(rest[2]) || rest[2] is 'x' or 'X')
            : rest[1..end] is "amp" or "lt" or "gt" or "quot" or "apos" or "nbsp" or "eacute" or "egrave" or "uuml" or "ouml" or "auml" or "szlig" or "reg" or "copy" or "deg");
    }

    private static bool IsTag(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, 40)].IndexOf('>');
        if (end < 2)
        {
            return false;
        }
        var name = rest[1..end].Trim('/').Trim();
        name = name.IndexOf(' ') is > 0 and var space ? name[..space] : name;
        foreach (var tag in Tags)
        {
            if (name.Equals(tag, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    private (string Path, string Text, Sought Value) Near(string text, int at)
    {
        var from = Math.Max(0, at - 20);
        var piece = text[from..Math.Min(text.Length, at + 40)];
        var (first, behind) = (at, at);
        while (first > from && !char.IsWhiteSpace(text[first - 1]))
        {
            first--;
        }
        while (behind < from + piece.Length && !char.IsWhiteSpace(text[behind]))
        {
            behind++;
        }
        return (_path, (from > 0 ? "…" : "") + piece, new Sought(piece, Or: text[first..behind]));
    }
}
