using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;

namespace Daftar.Dialects;

/// <summary>What a mark keeps from the public.</summary>
[Flags]
internal enum Withheld
{
    Nothing = 0,

    /// <summary>How a design looks: a deferment, a seal.</summary>
    Look = 1,

    /// <summary>The name of an inventor or designer: a waiver.</summary>
    Naming = 2,

    /// <summary>Whoever is named: what is confidential, secret.</summary>
    Parties = 4,

    /// <summary>All of it: what is not for publication, or secret and no design.</summary>
    Entry = 8,

    /// <summary>Secret in other words than the standard's mark of a party.</summary>
    Secret = 16,

    /// <summary>Only where it says no: PublicIndicator.</summary>
    IfNo = 32,

    /// <summary>Only where it says for whom it is: AccessLevel.</summary>
    IfKept = 64,

    /// <summary>Until the day it says.</summary>
    Until = 128,

    /// <summary>It is not published yet: of a mark or an indication, in words, a step of the procedure.</summary>
    NotYet = 256,
}

/// <summary>
/// Names, and words of texts, that say that something is not for the public. An element, attribute or column no reader asks for, in whose name one of the stems of
/// <c>Left/withheld.tsv</c> stands, was meant to close something (decisions 46 and 57). The stems stand in no name of the standards but those that withhold, and in no real record that
/// withholds nothing: a test holds them to it.
/// </summary>
internal static class Withholding
{
    private const Withheld OfSecret = Withheld.Look | Withheld.Parties | Withheld.Secret;

    private static readonly (string Stem, Withheld What)[] Stems =
    [
        .. Of("notyet", Withheld.Look | Withheld.Parties | Withheld.Entry | Withheld.NotYet), .. Of("unpublished", Withheld.Look | Withheld.Parties | Withheld.Entry), .. Of("look", Withheld.Look), .. Of("contact", Withheld.Parties), .. Of("naming", Withheld.Naming), .. Of("secret", OfSecret),
    ];

    private static readonly string[] Others = WithheldWords.Of("other");

    private static readonly string[] NotLook = WithheldWords.Of("notlook");

    private static readonly string[] Over = WithheldWords.Of("over");

    private static readonly FrozenSet<string> Shown = WithheldWords.Whole("shown");

    private static readonly FrozenSet<string> ShownLook = WithheldWords.Whole("shownlook");

    private static readonly FrozenSet<string> Access = WithheldWords.Whole("access");

    private static readonly FrozenSet<string> Closed = WithheldWords.Whole("whole");

    private static readonly FrozenSet<string> Opens = WithheldWords.Whole("from");

    private static readonly FrozenSet<string> Codes = WithheldWords.Whole("code");

    private static readonly FrozenSet<string> Kept = WithheldWords.Whole("hidden");

    private static readonly FrozenSet<string> No = WithheldWords.Whole("no");

    private static readonly FrozenSet<string> Yes = WithheldWords.Whole("yes");

    /// <summary>Of a plain text that holds no beginning of a stem nothing else is asked.</summary>
    private static readonly SearchValues<string> Beginnings = SearchValues.Create([.. Stems.Select(static one => one.Stem).Where(static stem => Ascii.IsValid(stem)).Select(static stem => stem[..3]).Distinct(StringComparer.Ordinal)], StringComparison.OrdinalIgnoreCase);

    /// <summary>Most words hold none of these, and nothing more is asked of them; what is cut out may let a stem grow together.</summary>
    private static readonly SearchValues<string> StemsAndOthers = SearchValues.Create([.. Stems.Select(static one => one.Stem), .. Others], StringComparison.Ordinal);

    private static readonly string[] Standard = ["PublicationDefermentIndicator", "SealedDepositIndicator", "PublicationDefermentTillDate", "DefermentExpirationDate", "DefermentExpiryDate", "DefermentPeriod", "ConfidentialIndicator", "DesignerWaiverIndicator"];

    private static readonly string[] Prefixes = ["is", "to", "be"];

    private static readonly string[] Suffixes = ["indicator", "flag", "yn", "ind", "allowed", "permitted", "consent"];

    private const int MostNames = 20_000;

    private static readonly ConcurrentDictionary<string, Withheld> Judged = new(StringComparer.Ordinal);

    private static IEnumerable<(string, Withheld)> Of(string kind, Withheld what) => WithheldWords.Of(kind).Select(stem => (stem, what));

    /// <summary>What the element, attribute or one of the elements around it withholds by its name and what it says, the innermost first; and the path of what says it.</summary>
    public static (Withheld What, string Path) Of(string path, string? text)
    {
        for (var end = path.Length; end > 0;)
        {
            var slash = path.LastIndexOf('/', end - 1);
            if (Said(path[(slash + 1)..end], text) is var what and not Withheld.Nothing)
            {
                return (what, path[..end]);
            }
            end = Math.Max(slash, 0);
        }
        return (Withheld.Nothing, path);
    }

    /// <summary>Whether a name of the path is one that may withhold, whatever it says.</summary>
    public static bool IsOf(string path)
    {
        foreach (var step in path.AsSpan().Split('/'))
        {
            if (OfName(path[step]) != Withheld.Nothing)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>What something of that name withholds where it says that. What is empty withholds by standing there; what says no, nothing; and the other way round what says that it is shown.</summary>
    public static Withheld Said(string name, string? text)
    {
        var what = OfName(name);
        if (what == Withheld.Nothing)
        {
            return what;
        }
        if ((what & Withheld.IfNo) != 0)
        {
            return SaysNo(text) || (IsIndicator(name) && !SaysYes(text)) ? what & ~Withheld.IfNo : Withheld.Nothing;
        }
        if ((what & Withheld.IfKept) != 0)
        {
            return text is { Length: > 2 and < 40 } && (Kept.Contains(WithheldWords.Text(text)) || OfWords(text) != Withheld.Nothing) ? what & ~Withheld.IfKept : Withheld.Nothing;
        }
        return SaysNo(text) ? Withheld.Nothing : what;
    }

    /// <summary>What a name alone says.</summary>
    public static Withheld OfName(string name)
    {
        if (Judged.TryGetValue(name, out var known))
        {
            return known;
        }
        var folded = WithheldWords.Letters(name.TrimStart('@'));
        // The standard's own contact for the public is read; what no field holds of it withholds nothing.
        var what = name is "PublicationContact" ? Withheld.Nothing : OfLetters(folded);
        if (what == Withheld.Nothing && folded.Length is > 12 and < 60 && KnownNames.Near(name.TrimStart('@'), Standard) is { } meant)
        {
            what = OfLetters(WithheldWords.Letters(meant));
        }
        if (what == Withheld.Nothing && name is not "PublicationContact" && folded.Length is > 14 and < 24 && KnownNames.Near(name.TrimStart('@'), ["PublicationContact"]) is not null)
        {
            what = Withheld.Parties;
        }
        if (what == OfSecret && KnownNames.Near(name.TrimStart('@'), ["ConfidentialIndicator"]) is not null)
        {
            // The standard's mark of a party, out of its place.
            what &= ~Withheld.Secret;
        }
        if (Opens.Contains(folded))
        {
            what = Withheld.Entry | Withheld.Until;
        }
        if (what == Withheld.Nothing)
        {
            what = Closed.Contains(Bare(folded)) ? Withheld.Look | Withheld.Parties | Withheld.Entry
                : Shown.Contains(Bare(folded)) ? Withheld.Look | Withheld.Parties | Withheld.Entry | Withheld.IfNo
                : ShownLook.Contains(Bare(folded)) ? Withheld.Look | Withheld.IfNo
                : Access.Contains(folded) ? OfSecret | Withheld.IfKept : Withheld.Nothing;
        }
        if (Judged.Count < MostNames)
        {
            Judged[name] = what;
        }
        return what;
    }

    /// <summary>What the words of a status, an event or a section of a gazette say: a deferment that is over is none.</summary>
    public static Withheld OfWords(string text) => MayTell(text) && WithheldWords.Letters(text) is var folded && OfLetters(folded) is var what and not (Withheld.Nothing or Withheld.Naming or Withheld.Parties) && !IsOver(folded) ? what : Withheld.Nothing;

    /// <summary>What the name of a file or folder says, without its ending. Contacts and names of parties are the contents of many a file, and withhold nothing.</summary>
    public static Withheld OfFileName(string name)
    {
        var folded = WithheldWords.Letters(name);
        return name.Length > 4 && OfLetters(folded) is not (Withheld.Nothing or Withheld.Naming or Withheld.Parties) and var what && !IsOver(folded) ? what
            : Closed.Contains(folded) ? Withheld.Look | Withheld.Parties | Withheld.Entry : Withheld.Nothing;
    }

    /// <summary>A code of a design that its publication is deferred.</summary>
    public static bool IsCode(string text) => text.Length < 8 && Codes.Contains(WithheldWords.Letters(text));

    /// <summary>Words that end a deferment, or say that there is none.</summary>
    public static bool SaysOver(string text) => MayTell(text) && WithheldWords.Letters(text) is var folded && OfLetters(folded) != Withheld.Nothing && IsOver(folded);

    private static bool MayTell(string text) => !Ascii.IsValid(text) || text.AsSpan().ContainsAny(Beginnings);

    private static bool IsOver(string folded) => Array.Exists(Over, word => folded.Contains(word, StringComparison.Ordinal)) || No.Contains(folded);

    private static Withheld OfLetters(string folded)
    {
        if (!folded.AsSpan().ContainsAny(StemsAndOthers))
        {
            return Withheld.Nothing;
        }
        foreach (var other in Others)
        {
            folded = folded.Replace(other, "", StringComparison.Ordinal);
        }
        var what = Array.Find(Stems, one => folded.Contains(one.Stem, StringComparison.Ordinal)).What;
        return what == Withheld.Look && Array.Exists(NotLook, other => folded.Contains(other, StringComparison.Ordinal)) ? Withheld.Nothing : what;
    }

    /// <summary>IsPublished, PublishedIndicator and published are one.</summary>
    private static string Bare(string folded)
    {
        var prefix = Array.Find(Prefixes, one => folded.Length > one.Length + 4 && folded.StartsWith(one, StringComparison.Ordinal));
        folded = prefix is null ? folded : folded[prefix.Length..];
        var suffix = Array.Find(Suffixes, one => folded.Length > one.Length + 1 && folded.EndsWith(one, StringComparison.Ordinal));
        return suffix is null ? folded : folded[..^suffix.Length];
    }

    private static bool IsIndicator(string name) =>
        WithheldWords.Letters(name) is var folded && (folded.StartsWith("is", StringComparison.Ordinal) || Array.Exists(Suffixes, one => folded.EndsWith(one, StringComparison.Ordinal)));

    /// <summary>What is empty withholds by standing there; what says no, nothing.</summary>
    public static bool SaysNo(string? text) => Indicators.Of(text) == false || (text?.Trim() is { Length: > 0 and < 20 } said && No.Contains(WithheldWords.Text(said)));

    private static bool SaysYes(string? text) => Indicators.Of(text) == true || (text?.Trim() is { Length: > 0 and < 20 } said && Yes.Contains(WithheldWords.Text(said)));

    /// <summary>The standard's own place for it.</summary>
    public static string Expected(Withheld what) => (what & (Withheld.Look | Withheld.Naming | Withheld.Parties | Withheld.Entry)) switch
    {
        Withheld.Look => "PublicationDefermentIndicator, DefermentPeriod or a day of the design (ST.86 DefermentExpirationDate), SealedDepositIndicator of its application",
        Withheld.Naming => "DesignerWaiverIndicator of the design, ConfidentialIndicator of the inventor",
        _ when (what & Withheld.Entry) != 0 => "A record is sent when it may be shown, or with the standard's own mark (ConfidentialIndicator of a party, PublicationDefermentIndicator of a design); ST.96 has none for a whole entry",
        _ => "ConfidentialIndicator or PublicationContact of the party, PublicationDefermentIndicator of the design",
    };
}
