using Daftar.Rights;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>Events of marks (tmk:MarkEvent) and of proceedings, which have the same type.</summary>
internal static class EventWriting
{
    public static void Marks(St96Xml xml, List<LegalEvent>? events)
    {
        // It stands among the dates of the national register.
        var allowance = St96Statements.AllowanceOf(events);
        var opened = false;
        foreach (var one in events ?? [])
        {
            if (ReferenceEquals(one, allowance))
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "MarkEventBag");
                opened = true;
            }
            Mark(xml, "MarkEvent", one, St96Events.Unspecific);
        }
        if (opened)
        {
            xml.Close();
        }
    }

    /// <summary>tmk:MarkEventType under any name.</summary>
    public static void Mark(St96Xml xml, string name, LegalEvent one, string unspecific)
    {
        xml.Open(Tmk, name);
        var known = one.Category is not null && Categories.Contains(one.Category);
        xml.Text(Tmk, "MarkEventCategory", known ? one.Category : unspecific);
        xml.LoseWhere(!known && one.Category is not null, "eventBag/eventCategory");
        if (one.Comment is { } comment)
        {
            xml.Text(Com, "CommentText", new LocalText(one.Language, comment));
        }
        else
        {
            xml.LoseWhere(one.Language is not null, "eventBag/languageCode");
        }
        xml.Open(Tmk, "NationalMarkEvent");
        xml.Text(Tmk, "MarkEventCode", one.Code);
        xml.Text(Tmk, "MarkEventDescriptionText", one.Text ?? "");
        xml.Text(Tmk, "MarkEventEntryNumber", one.Sequence);
        xml.Close();
        xml.Text(Tmk, "MarkEventDate", one.Date);
        xml.Close();
        xml.LoseWhere(one.Gazette is not null, "eventBag/gazetteNumber");
        xml.LoseWhere(one.KeyEvent is not null || one.DetailedEvent is not null, "eventBag/keyEventCode");
    }

    // tmk:MarkEventCategoryType, V6.0
    private static readonly HashSet<string> Categories = new(StringComparer.Ordinal)
    {
        "Application filed", "Filing date accorded", "Classification checked", "Application accepted", "Application published", "Opposition pending",
        "Registration published", "Application refused", "Application withdrawn", "Appeal pending", "Interruption of proceeding",
        "Registration cancelled", "Conversion requested", "Registration surrendered", "Revocation proceeding pending", "Invalidity proceeding pending",
        "Action before court of justice pending", "National prosecution history entry", "Domestic international application history entry",
        "National board proceeding history entry", "National assignment history entry", "Location history entry",
    };
}
