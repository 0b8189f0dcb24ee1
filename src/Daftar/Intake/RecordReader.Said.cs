using Daftar.Dialects;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// A deferment that only the words of a status, of an event or of a section of the gazette tell, and a status that says that the entry is secret or not published: it is meant, whatever
/// indicators say, or leave out (decision 57).
/// </summary>
internal sealed partial class RecordReader
{
    /// <summary>A word of the status that the mapping does not know is told with its cell: not once more for the package.</summary>
    private void Untold(IpRecord record)
    {
        if (record.Unmapped is { } unmapped && _context.Doubts.Count > 0)
        {
            unmapped.RemoveAll(word => word.IsStatus && _context.Doubts.Any(told => told.Code == "SHEET-VALUE-UNKNOWN" && told.Came == word.Code));
            record.Unmapped = unmapped.Count > 0 ? unmapped : null;
        }
    }

    /// <summary>An office has few statuses and codes of events; free words are judged anew each time.</summary>
    private readonly Dictionary<string, (Withheld What, bool IsOver)> _words = new(StringComparer.Ordinal);

    private const int MostWords = 10_000;

    private const int LongestWords = 300;

    private void CloseByWords(IpRecord record, in RawRecord raw, List<Finding> findings)
    {
        if (record.Status is { } status)
        {
            _ = OfStatus(record, status.OfficeText, raw, findings) || OfStatus(record, status.OfficeCode, raw, findings);
        }
        if (record is DesignRecord { DeferredUntil: null, Deferred: not true } design && (OfEvents(design) ?? OfSections(design)) is { } said)
        {
            design.Deferred = true;
            WithheldParts.Speak(design);
            findings.Add(Said(said, raw, "Until a publication of it is out that is more than the notice of its deferment, the views and the description are not shown."));
        }
    }

    private bool OfStatus(IpRecord record, string? text, in RawRecord raw, List<Finding> findings)
    {
        var (what, isOver) = Judge(text);
        if (record is DesignRecord && what == Withheld.Nothing && text is not null && Withholding.IsCode(text))
        {
            what = Withheld.Look;
        }
        if (what == Withheld.Nothing || isOver)
        {
            return false;
        }
        if (record is DesignRecord design && (what & Withheld.Entry) == 0)
        {
            if (design.DeferredUntil is null && design.Deferred != true)
            {
                design.Deferred = true;
                WithheldParts.Speak(design);
                findings.Add(Said(text!, raw, "Until a publication of it is out that is more than the notice of its deferment, the views and the description are not shown."));
            }
            return true;
        }
        // A longer text tells of many things: "approved for publication but not yet published, although rare …".
        if (text!.Length > LongestRemark || ((what & Withheld.Entry) != 0 && !IsOfTheEntry(record, what) && record is not DesignRecord))
        {
            return false;
        }
        // A decision, a fee and a hearing are put off, too.
        if (what == Withheld.Look && !text.Contains("publ", StringComparison.OrdinalIgnoreCase) && System.Text.Ascii.IsValid(text))
        {
            return false;
        }
        var isPublished = WithheldParts.IsPublished(record);
        if (!isPublished)
        {
            WithheldParts.CloseEntry(record);
        }
        findings.Add(Said(text, raw, isPublished ? "Nothing is closed for it: the record tells of a publication, registration or grant." : "Until a publication, registration or grant is told, nothing of the entry is shown."));
        return true;
    }

    /// <summary>The event that speaks of the deferment last; null where that one ends it.</summary>
    private string? OfEvents(DesignRecord design)
    {
        (string? Text, bool IsOver, DateOnly Day) last = default;
        foreach (var one in design.Events ?? [])
        {
            foreach (var text in (ReadOnlySpan<string?>)[one.Text, one.Code, one.Category, one.Comment])
            {
                var (what, isOver) = Judge(text);
                what = what == Withheld.Nothing && text is not null && text == one.Code && Withholding.IsCode(text) ? Withheld.Look : what;
                if ((what & Withheld.Look) != 0 && (last.Text is null || one.Date is not { } day || day.LastDay >= last.Day))
                {
                    last = (text, isOver, one.Date?.LastDay ?? last.Day);
                    break;
                }
            }
        }
        return last.IsOver ? null : last.Text;
    }

    /// <summary>The notice of a deferment, where no other publication stands beside it.</summary>
    private string? OfSections(DesignRecord design)
    {
        string? notice = null;
        foreach (var publication in design.Publications ?? [])
        {
            if (publication.IsNoticeOfDeferment || Judge(publication.Section) is (Withheld.Look, false))
            {
                notice = publication.Section;
            }
            else if (publication.ShowsTheDesign)
            {
                return null;
            }
        }
        return notice;
    }

    private (Withheld What, bool IsOver) Judge(string? text)
    {
        if (text is not { Length: > 2 and < LongestWords })
        {
            return default;
        }
        if (!_words.TryGetValue(text, out var known))
        {
            known = Withholding.OfWords(text) is not Withheld.Nothing and var what ? (what, false) : Withholding.SaysOver(text) ? (Withheld.Look, true) : default;
            if (_words.Count < MostWords)
            {
                _words[text] = known;
            }
        }
        return known;
    }

    private static Finding Said(string text, in RawRecord raw, string then) => new(WithholdingUnread, Severity.Warn, new Place(raw.Document.File, raw.Line), Finding.Cut(text),
        $"{Withholding.Expected(Withheld.Look)}: words of a status, an event or a section are none. {then}") { Sought = new Sought(text) };
}
