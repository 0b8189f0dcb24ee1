using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Trademarks;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>N/A, a dash or "see PDF" as title, name, goods, product, abstract or claim. Words of a mark are not looked at: whatever is written there can be one.</summary>
internal sealed class TextStandsForNone : RecordCheck
{
    /// <summary>The longest of <see cref="Words"/>.</summary>
    private const int Most = 24;

    public override string Code => "TEXT-STANDS-FOR-NONE";

    public override string Wrong => "A text that is none";

    public override string Expected => "The text itself, or no element.";

    public override string Mend => "Deliver the title, the goods or whatever the element holds as text; leave the element out where there is none. \"N/A\", \"-\" or \"see PDF\" are shown as if they were the title or the goods, and found by everybody who searches for these words.";

    public override void Run(IpRecord record, CheckRun run)
    {
        Many(record.Titles, "titleBag", run);
        foreach (var publication in CollectionsMarshal.AsSpan(record.Publications))
        {
            Many(publication.Abstracts, "publicationBag/abstractBag", run);
            Many(publication.Descriptions, "publicationBag/descriptionBag", run);
            foreach (var claim in CollectionsMarshal.AsSpan(publication.Claims))
            {
                One(claim.Text, "publicationBag/claimBag", run);
            }
        }
        switch (record)
        {
            case TrademarkRecord { Goods: { } goods }:
                for (var i = 0; i < goods.Count; i++)
                {
                    foreach (var text in CollectionsMarshal.AsSpan(goods[i].Descriptions))
                    {
                        if (Is(text.Text))
                        {
                            run.Find(text.Text, Invariant($"goodsServicesBag/{i + 1}"));
                        }
                    }
                }
                break;
            case DesignRecord design:
                Many(design.Products, "productIndicationBag", run);
                break;
            case IndicationRecord indication:
                Many(indication.ProductTexts, "productDescriptionBag", run);
                Many(indication.Area, "geographicRegionDescriptionBag", run);
                break;
            default:
                break;
        }
    }

    private static void Many(List<LocalText>? texts, string path, CheckRun run)
    {
        foreach (var text in CollectionsMarshal.AsSpan(texts))
        {
            One(text.Text, path, run);
        }
    }

    private static void One(string text, string path, CheckRun run)
    {
        if (Is(text))
        {
            run.Find(text, path, new Sought(text));
        }
    }

    /// <summary>No text of a register is so short and says so little.</summary>
    internal static bool Is(string text) => text.Length <= Most && !string.IsNullOrWhiteSpace(text) && (NoValue.Is(text) || Lookup.Contains(text.AsSpan().Trim().TrimEnd('.')) || (HasNoLetter(text) && !SheetErrors.Is(text)));

    private static bool HasNoLetter(string text)
    {
        foreach (var c in text)
        {
            // Signs of scripts beyond the first plane come in halves.
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                return false;
            }
        }
        return true;
    }

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "not available", "not applicable", "see PDF", "see file", "see attached", "see attached file", "see attached list", "see attachment", "see annex", "see document", "see image", "see above", "see below", "as attached", "attached",
        "as per attached list", "not known", "not provided", "not specified", "not given", "not filed", "no data", "no title", "no name", "no abstract", "without title", "untitled", "TBD", "TBA",
        "to be provided", "to be advised", "to be translated", "xx", "xxx", "xxxx", "n/d", "n.d",
        "voir PDF", "voir annexe", "voir fichier", "non disponible", "sans objet", "sans titre", "néant", "inconnu",
        "ver PDF", "ver anexo", "ver archivo", "vide anexo", "no disponible", "no aplica", "sin título", "sin titulo", "sin datos", "não disponível", "não se aplica", "sem título",
        "siehe PDF", "siehe Anlage", "ohne Titel", "entfällt", "tidak ada", "không có", "нет", "нет данных", "не указано", "см. приложение", "لا يوجد", "غير متوفر", "無", "无", "なし", "該当なし", "ไม่มี");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
}
