using Daftar.Rights;
using Daftar.Rights.Patents;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>
/// Events in bibliographic data: only those that have a date of their own there. All others stand in pat:PatentLegalStatusData
/// (<see cref="St96PatentForm.LegalStatus"/>).
/// </summary>
internal static class PatentEventWriting
{
    /// <summary>One step where the schema wants it.</summary>
    public static void Step(St96Xml xml, List<LegalEvent>? events, string element)
    {
        if (Find(events, element) is { } one)
        {
            xml.Text(element is "TranslationReceiveDate" ? Com : Pat, element, one.Date);
        }
    }

    /// <summary>pat:RightsEffectiveDateBag.</summary>
    public static void Bag(St96Xml xml, PatentRecord patent)
    {
        var opened = false;
        foreach (var (element, _, inBag) in St96PatentDates.Steps)
        {
            if (inBag && Find(patent.Events, element) is { } one)
            {
                Open();
                xml.Text(element == "ExaminationRequestDate" ? Com : Pat, element, one.Date);
            }
        }
        if (patent.EffectDate is not null)
        {
            Open();
            xml.Text(Pat, "EnteredIntoForceDate", patent.EffectDate);
        }
        if (opened)
        {
            xml.Close();
        }

        void Open()
        {
            if (!opened)
            {
                xml.Open(Pat, "RightsEffectiveDateBag");
                opened = true;
            }
        }
    }

    /// <summary>The steps that stand by themselves behind the exhibition date.</summary>
    public static void Steps(St96Xml xml, List<LegalEvent>? events)
    {
        foreach (var element in (ReadOnlySpan<string>)["RightsReestablishedDate", "ApplicationWithdrawnDate", "ApplicationDeemedWithdrawnDate", "PatentRevocationDate",
            "PCTNationalPhaseEntryDate", "ApplicationPartiallyWithdrawnDate", "TranslationReceiveDate"])
        {
            Step(xml, events, element);
        }
    }

    /// <summary>True for an event that bibliographic data has a date for.</summary>
    public static bool IsStep(List<LegalEvent> events, LegalEvent one)
    {
        if (one is not { Code: null, Text: null, KeyEvent: null })
        {
            return false;
        }
        foreach (var (element, category, _) in St96PatentDates.Steps)
        {
            if (category == one.Category)
            {
                return ReferenceEquals(Find(events, element), one);
            }
        }
        return false;
    }

    private static LegalEvent? Find(List<LegalEvent>? events, string element)
    {
        foreach (var (name, category, _) in St96PatentDates.Steps)
        {
            if (name == element)
            {
                return events?.Find(one => one.Category == category && one is { Code: null, Text: null, KeyEvent: null });
            }
        }
        return null;
    }
}
