using Daftar.Rights;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>tmk:OppositionBag, and the cancellations and appeals of tmk:LegalProceedingsBag.</summary>
internal static class OppositionWriting
{
    private const string PlaintiffsCorrespondent = "plaintiff's correspondent", DefendantsCorrespondent = "defendant's correspondent";

    public static void Write(St96Xml xml, List<RegisterEntry>? entries)
    {
        var opened = false;
        foreach (var entry in entries ?? [])
        {
            if (entry.Kind != "opposition")
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "OppositionBag");
                opened = true;
            }
            Opposition(xml, entry);
        }
        if (opened)
        {
            xml.Close();
        }
    }

    public static void Proceedings(St96Xml xml, List<RegisterEntry>? entries)
    {
        var opened = false;
        foreach (var entry in entries ?? [])
        {
            if (entry.Kind is not ("cancellation" or "appeal"))
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "LegalProceedingsBag").Open(Tmk, "LegalProceedings");
                opened = true;
            }
            xml.Open(Tmk, entry.Kind == "appeal" ? "ExparteAppeal" : "CancellationProceedings");
            xml.Text(Tmk, "LegalProceedingIdentifier", entry.Identifier);
            xml.Text(Tmk, "LegalProceedingFilingDate", entry.Filed);
            if (entry.Status is not null || entry.StatusDate is not null)
            {
                Status(xml, entry.Status, entry.StatusDate);
            }
            Plaintiffs(xml, entry);
            if (entry.Kind == "cancellation")
            {
                Defendants(xml, entry);
            }
            Events(xml, entry);
            xml.Text(Com, "ProceedingLanguageCode", entry.Language);
            xml.Close();
            xml.LoseWhere(entry.Date is not null, "recordBag/recordDate");
            xml.LoseWhere(entry.Text is not null, "recordBag/commentText");
            xml.LoseWhere(entry.EarlierRights is not null, "recordBag/earlierRightBag");
            xml.LoseWhere(entry.Published is not null, "recordBag/recordPublicationDate");
        }
        if (opened)
        {
            xml.Close();
            xml.Close();
        }
    }

    private static void Opposition(St96Xml xml, RegisterEntry entry)
    {
        xml.Open(Tmk, "Opposition");
        xml.Text(Com, "OppositionIdentifier", entry.Identifier);
        xml.Text(Com, "OppositionDate", entry.Filed);
        xml.Text(Com, "ProceedingLanguageCode", entry.Language);
        xml.Text(Com, "OppositionGroundsText", entry.Text);
        var listed = entry.Status is null || Statuses.Contains(entry.Status);
        if (listed)
        {
            xml.Text(Tmk, "OppositionCurrentStatusCategory", entry.Status);
            xml.Text(Com, "OppositionCurrentStatusDate", entry.StatusDate);
        }
        else
        {
            Status(xml, entry.Status, entry.StatusDate);
        }
        EarlierMarks(xml, entry.EarlierRights);
        Plaintiffs(xml, entry);
        Defendants(xml, entry);
        Events(xml, entry);
        xml.Close();
        xml.LoseWhere(entry.Date is not null, "recordBag/recordDate");
        xml.LoseWhere(entry.Published is not null, "recordBag/recordPublicationDate");
    }

    private static void Status(St96Xml xml, string? status, Values.RegisterDate? date)
    {
        xml.Open(Tmk, "ProceedingStatus");
        xml.Text(Tmk, "NationalStatusCategory", "National legal proceeding status");
        xml.Text(Tmk, "NationalStatusDate", date);
        xml.Text(Tmk, "NationalStatusExternalDescriptionText", status);
        xml.Close();
    }

    private static void Events(St96Xml xml, RegisterEntry entry)
    {
        if (entry.Events is { Count: > 0 })
        {
            xml.Open(Tmk, "ProceedingEventBag");
            foreach (var one in entry.Events)
            {
                EventWriting.Mark(xml, "ProceedingEvent", one, St96Events.Unspecific);
            }
            xml.Close();
        }
    }

    /// <summary>"US 2713476 MYSQL" back into its parts: office, number, words.</summary>
    private static void EarlierMarks(St96Xml xml, List<string>? rights)
    {
        if (rights is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Tmk, "EarlierMarkBag");
        foreach (var right in rights)
        {
            var parts = right.Split(' ');
            var hasOffice = parts.Length > 1 && St96Numbers.Code(parts[0]) == parts[0] && IsNumber(parts[1]);
            var at = hasOffice ? 1 : 0;
            var hasNumber = IsNumber(parts[at]);
            xml.Open(Tmk, "EarlierMark");
            xml.Text(Tmk, "EarlierMarkCountryCode", hasOffice ? parts[0] : null);
            xml.Text(Com, "RegistrationNumber", hasNumber ? parts[at] : null);
            var words = string.Join(' ', parts[(hasNumber ? at + 1 : 0)..]);
            if (words.Length > 0)
            {
                xml.Open(Tmk, "WordMarkSpecification");
                xml.Text(Tmk, "MarkSignificantVerbalElementText", words);
                xml.Close();
            }
            xml.Close();
        }
        xml.Close();
    }

    private static bool IsNumber(string part)
    {
        foreach (var c in part)
        {
            if (char.IsAsciiDigit(c))
            {
                return true;
            }
        }
        return false;
    }

    private static void Plaintiffs(St96Xml xml, RegisterEntry entry)
    {
        var opened = false;
        var parties = entry.Parties ?? [];
        for (var at = 0; at < parties.Count; at++)
        {
            var party = parties[at];
            if (party.Category is St96Oppositions.Defendant or DefendantsCorrespondent or PlaintiffsCorrespondent)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "PlaintiffBag");
                opened = true;
            }
            var correspondent = at + 1 < parties.Count && parties[at + 1].Category == PlaintiffsCorrespondent ? parties[at + 1] : null;
            PartyWriting.Mark(xml, "Plaintiff", party, party.Category,
                before: correspondent is null ? null : inner => PartyWriting.Commented(inner, "Correspondent", correspondent, null));
        }
        if (opened)
        {
            xml.Close();
        }
    }

    /// <summary>"US 85531119 JAVS" back into its parts: office, number of the application, words. All stand with the first defendant.</summary>
    private static void Contested(St96Xml xml, List<string>? rights, bool first)
    {
        var opened = false;
        foreach (var right in first ? rights ?? [] : [])
        {
            var parts = right.Split(' ');
            var hasOffice = parts.Length > 1 && St96Numbers.Code(parts[0]) == parts[0] && IsNumber(parts[1]);
            var at = hasOffice ? 1 : 0;
            if (!IsNumber(parts[at]))
            {
                xml.Lose("recordBag/contestedRightBag");
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "AssociatedMarkBag");
                opened = true;
            }
            xml.Open(Tmk, "AssociatedMark");
            xml.Text(Tmk, "AssociationCategory", "Trademark related to legal proceeding");
            RelationWriting.Application(xml, Tmk, "NationalApplicationNumber", hasOffice ? parts[0] : null, parts[at]);
            var words = string.Join(' ', parts[(at + 1)..]);
            if (words.Length > 0)
            {
                xml.Open(Tmk, "WordMarkSpecification");
                xml.Text(Tmk, "MarkSignificantVerbalElementText", words);
                xml.Close();
            }
            xml.Close();
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static void Defendants(St96Xml xml, RegisterEntry entry)
    {
        var opened = false;
        var first = true;
        var parties = entry.Parties ?? [];
        for (var at = 0; at < parties.Count; at++)
        {
            var party = parties[at];
            if (party.Category != St96Oppositions.Defendant)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "DefendantBag");
                opened = true;
            }
            xml.Open(Tmk, "Defendant");
            PartyWriting.Sequence(xml, party);
            if (at + 1 < parties.Count && parties[at + 1].Category == DefendantsCorrespondent)
            {
                PartyWriting.Commented(xml, "Correspondent", parties[at + 1], null);
            }
            Contested(xml, entry.ContestedRights, first);
            first = false;
            PartyWriting.Identifier(xml, party);
            PartyWriting.Contact(xml, party, publishable: true);
            xml.Close();
            xml.LoseWhere(party.LegalForm is not null || party.Nationality is not null || party.Residence is not null || party.IncorporationCountry is not null, "recordBag/partyBag");
        }
        if (opened)
        {
            xml.Close();
        }
        xml.LoseWhere(first && entry.ContestedRights is not null, "recordBag/contestedRightBag");
    }

    // tmk:OppositionCurrentStatusCategoryType, V6.0
    private static readonly HashSet<string> Statuses = new(StringComparer.Ordinal)
    {
        "Opposition filed", "Admissibility of opposition filing checked", "Cooling off period taken", "Proceedings of opposition commenced",
        "Agreement between parties reached", "Application or trademark finally withdrawn", "Application or trademark finally limited",
        "Opposition finally withdrawn", "Application or trademark finally rejected in full", "Application or trademark finally rejected in part",
        "Opposition finally rejected", "Opposition deemed to be withdrawn", "Opposition closed",
    };
}
