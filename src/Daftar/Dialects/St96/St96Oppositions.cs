using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>Oppositions and other proceedings against a mark or design: tmk:OppositionBag, dgn:OppositionBag, tmk:LegalProceedingsBag.</summary>
internal static class St96Oppositions
{
    public const string Plaintiff = "plaintiff", Defendant = "defendant";

    public static void Read(IpRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children("Opposition"))
        {
            Add(record, node, "opposition", context);
        }
    }

    public static void Proceedings(IpRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var proceedings in bag.Children("LegalProceedings"))
        {
            foreach (var node in proceedings.Children())
            {
                if (node.Name == "OppositionProceedingBag" && node.Child("Opposition").Exists)
                {
                    Read(record, node, context);
                    continue;
                }
                Add(record, node, node.Name switch
                {
                    "OppositionProceedingBag" => "opposition",
                    "CancellationProceedings" => "cancellation",
                    "ConcurrentUseProceedings" => "concurrent use",
                    "OppositionExtensionRequest" => "opposition extension",
                    "ExparteAppeal" => "appeal",
                    _ => "proceeding",
                }, context);
            }
        }
    }

    private static void Add(IpRecord record, XmlNode node, string kind, ReadContext context)
    {
        var entry = new RegisterEntry { Kind = kind };
        foreach (var child in node.Children())
        {
            switch (child.Name)
            {
                case "OppositionIdentifier":
                case "LegalProceedingIdentifier":
                    child.Drop("officeCode");
                    entry.Identifier = child.Text;
                    break;
                case "OppositionDate":
                case "LegalProceedingFilingDate":
                    entry.Filed = context.Date(child);
                    break;
                case "OppositionCurrentStatusCategory":
                    entry.Status = child.Text;
                    break;
                case "OppositionCurrentStatusDate":
                    entry.StatusDate = context.Date(child);
                    break;
                case "ProceedingLanguageCode":
                    entry.Language = child.Text is { } language ? St96Values.Lower(language) : null;
                    break;
                case "ProceedingStatus":
                    // The code of the status stands beside its words.
                    child.Child("NationalStatusCategory").Drop();
                    child.Child("NationalStatusCode").Drop();
                    entry.Status ??= child.TextOf("NationalStatusExternalDescriptionText");
                    entry.StatusDate ??= context.Date(child.Child("NationalStatusDate"));
                    break;
                case "OppositionGroundsText":
                    entry.Text = St96Values.Words(child);
                    break;
                case "EarlierMarkBag":
                case "EarlierDesignBag":
                    foreach (var earlier in child.Children())
                    {
                        Earlier(entry, earlier);
                    }
                    break;
                case "PlaintiffBag":
                case "OpponentBag":
                    foreach (var one in child.Children())
                    {
                        Party(entry, one, null);
                    }
                    break;
                case "Plaintiff":
                case "PotentialOpponent":
                    Party(entry, child, null);
                    break;
                case "DefendantBag":
                    foreach (var one in child.Children())
                    {
                        Party(entry, one, Defendant);
                    }
                    break;
                // The draft spelt it so.
                case "Defendent":
                case "Defendant":
                case "Registrant":
                    Party(entry, child, Defendant);
                    break;
                case "ProceedingEventBag":
                    entry.Events = St96Events.Read(entry.Events, child, "ProceedingEvent", context);
                    break;
                case "OppositionEventBag":
                    entry.Events = St96Events.Read(entry.Events, child, "OppositionEvent", context);
                    break;
                case "ProceedingEvent":
                    if (St96Events.One(child, context) is { } one2)
                    {
                        (entry.Events ??= []).Add(one2);
                    }
                    break;
            }
        }
        if (entry.Identifier is not null || entry.Filed is not null || entry.Parties is not null || entry.Events is not null)
        {
            (record.Procedures ??= []).Add(entry);
        }
    }

    private static void Party(RegisterEntry entry, XmlNode node, string? category)
    {
        var parties = entry.Parties;
        St96Parties.AddOne(ref parties, node, category);
        // Who answers for the party in the proceeding.
        foreach (var correspondent in node.Children("Correspondent"))
        {
            St96Parties.AddOne(ref parties, correspondent, category is null ? "plaintiff's correspondent" : category + "'s correspondent");
        }
        entry.Parties = parties;
        foreach (var earlier in node.Child("AssociatedMarkBag").Children("AssociatedMark"))
        {
            // The plaintiff's marks are what the opposition stands on; the defendant's are this one and its like.
            if (category is null)
            {
                Earlier(entry, earlier);
            }
            else
            {
                Contested(entry, earlier);
            }
        }
    }

    /// <summary>A mark the proceeding is against, by the number of its application: "US 85531119 JAVS".</summary>
    private static void Contested(RegisterEntry entry, XmlNode node)
    {
        var (office, number) = St96Numbers.Application(node.Child("NationalApplicationNumber", "ApplicationNumber"));
        var words = node.At("WordMarkSpecification", "MarkVerbalElementText").Text ?? node.At("WordMarkSpecification", "MarkSignificantVerbalElementText").Text;
        // That it stands in a proceeding, and its state on the day of the export.
        node.Child("AssociationCategory").Ignore();
        node.Child("NationalStatus").Ignore();
        if (string.Join(' ', ((string?[])[number is null ? null : office, number, words]).OfType<string>()) is { Length: > 0 } whole)
        {
            (entry.ContestedRights ??= []).Add(whole);
        }
    }

    private static void Earlier(RegisterEntry entry, XmlNode node)
    {
        var words = node.At("WordMarkSpecification", "MarkVerbalElementText").Text ?? node.At("WordMarkSpecification", "MarkSignificantVerbalElementText").Text;
        var (office, application) = St96Numbers.Application(node.Child("NationalApplicationNumber", "ApplicationNumber"));
        office ??= St96Numbers.Code(node.Child("EarlierMarkCountryCode")) ?? St96Numbers.Code(node.Child("EarlierDesignCountryCode"));
        var number = node.TextOf("NationalRegistrationNumber") ?? node.TextOf("RegistrationNumber") ?? node.TextOf("DesignRegistrationIdentifier")
            ?? application ?? node.TextOf("DesignApplicationIdentifier");
        var whole = office is null ? number : number is null ? null : office + " " + number;
        whole = whole is null ? words : words is null ? whole : whole + " " + words;
        if (application is not null && number != application)
        {
            // An earlier right has one number.
            St96Numbers.UnreadApplication(node.Child("NationalApplicationNumber", "ApplicationNumber"));
        }
        // That it stands in a proceeding, and its state on the day of the export.
        node.Child("AssociationCategory").Ignore();
        node.Child("NationalStatus").Ignore();
        if (whole is not null)
        {
            (entry.EarlierRights ??= []).Add(whole);
        }
    }
}
