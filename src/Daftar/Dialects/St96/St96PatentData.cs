using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>The children of pat:BibliographicData, one by one, in whatever order they come.</summary>
internal static class St96PatentData
{
    public static void Read(PatentRecord patent, XmlNode child, Publication? publication, ReadContext context)
    {
        switch (child.Name)
        {
            case "ApplicationIdentification":
                patent.FilingDate = context.Date(child.Child("FilingDate"));
                patent.ApplicantReference = child.TextOf("ApplicantFileReference");
                patent.FilingLanguage = child.TextOf("FilingLanguageCode") is { } language ? St96Values.Lower(language) : patent.FilingLanguage;
                // National is what the application is before its own office; PCT and regional ones say so in their filing data.
                child.Child("ApplicationFilingCategory").Ignore();
                break;
            case "PatentGrantIdentification":
                patent.RegistrationDate = context.Date(child.Child("GrantDate"));
                break;
            case "FilingLanguageCode":
                patent.FilingLanguage ??= child.Text is { } filed ? St96Values.Lower(filed) : null;
                break;
            case "PublicationLanguageCode":
                if (child.Text is { } published && publication is not null)
                {
                    publication.Languages ??= [St96Values.Lower(published)];
                }
                break;
            case "InventionTitleBag":
                foreach (var title in child.Children("InventionTitle"))
                {
                    Title(patent, title);
                }
                break;
            case "PatentClassificationBag":
                St96PatentClasses.Read(patent, child, context);
                break;
            case "PartyBag":
                St96PatentParties.Read(patent, child);
                break;
            case "ReferenceCitationBag":
                St96Citations.Read(patent, child, context);
                break;
            case "ClaimTotalQuantity":
                patent.ClaimCount = St96Values.Whole(child);
                break;
            case "FigureBag":
                patent.DrawingSheetCount = St96Values.Whole(child.Child("DrawingSheetTotalQuantity"));
                patent.FigureCount = St96Values.Whole(child.Child("FigureTotalQuantity"));
                // Which figure is printed with the abstract: a choice of the printer.
                child.Child("PublishFigure").Ignore();
                break;
            case "GrantTerm":
                Term(patent, child, context);
                break;
            case "SearchField":
                Fields(patent, child, context);
                break;
            case "PlantName":
                patent.LatinName = child.TextOf("BotanicalName");
                patent.VarietyName = child.TextOf("PlantCommonName");
                break;
            case "ExemplaryClaimBag":
                // The claim printed in the gazette: a choice of the printer.
                child.Ignore();
                break;
            default:
                if (!St96PatentRelations.Read(patent, child, context))
                {
                    St96PatentDates.Read(patent, child, publication, context);
                }
                break;
        }
    }

    private static void Title(PatentRecord patent, XmlNode node)
    {
        // As filed, as published or as granted: the document says which of them it is.
        node.Drop("inventionTitleCategory");
        node.TransportAttribute("id");
        var language = St96Values.Language(node);
        if (node.FlowText is { } title)
        {
            (patent.Titles ??= []).Add(new LocalText(language, title.Replace('\n', ' ')));
        }
    }

    private static void Term(PatentRecord patent, XmlNode term, ReadContext context)
    {
        patent.TermYears = Quantity(term.Child("GrantLengthQuantity"));
        patent.TermExtensionDays = Quantity(term.Child("TermExtensionQuantity"));
        foreach (var disclaimer in term.Children("TerminalDisclaimer"))
        {
            (patent.Procedures ??= []).Add(new RegisterEntry
            {
                Kind = "disclaimer", Date = context.Date(disclaimer.Child("DisclaimerDate")), Text = St96Values.Words(disclaimer.Child("DisclaimerText")),
            });
        }
    }

    private static int? Quantity(XmlNode node)
    {
        // Years of the grant, days of its extension: what offices count them in.
        node.Drop("unitCode");
        return St96Values.Whole(node);
    }

    private static void Fields(PatentRecord patent, XmlNode field, ReadContext context)
    {
        var searched = new PatentRecord { Office = patent.Office };
        foreach (var bag in field.Children("PatentClassificationBag"))
        {
            St96PatentClasses.Read(searched, bag, context);
        }
        var fields = patent.SearchFields;
        foreach (var list in (ReadOnlySpan<List<PatentClass>?>)[searched.Ipc, searched.Cpc, searched.National])
        {
            foreach (var symbol in list ?? [])
            {
                (fields ??= []).Add(symbol.Symbol);
            }
        }
        foreach (var text in field.Children("SearchFieldText"))
        {
            St96Values.AddCode(ref fields, text);
        }
        patent.SearchFields = fields;
    }
}
