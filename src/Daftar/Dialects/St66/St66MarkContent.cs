using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St66;

/// <summary>What the mark is, and what stands in the register about it.</summary>
internal static class St66MarkContent
{
    /// <summary>True where the element was one of these.</summary>
    public static bool Read(XmlNode child, TrademarkRecord record, ReadContext context)
    {
        switch (child.Name)
        {
            case "KindMark":
                record.Kind = St66Words.Kind(child.Text);
                return true;
            case "MarkFeature":
                var written = child.Text;
                record.Feature ??= St66Words.Feature(written);
                record.StandardCharacters ??= written == "STANDARD CHARACTER MARK" ? true : null;
                return true;
            case "WordMarkSpecification":
                Words(child, record, context);
                return true;
            case "MarkDescriptionDetails":
                record.Descriptions = Texts(child, "MarkDescription", record.Descriptions);
                return true;
            case "MarkDisclaimerDetails":
                record.Disclaimers = Texts(child, "MarkDisclaimer", record.Disclaimers);
                return true;
            case "TradeDistinctivenessIndicator":
                record.AcquiredDistinctiveness = St66Values.Flag(child, context);
                return true;
            case "MarkImageDetails":
                St66Files.AddImages(child, record);
                return true;
            case "MarkSoundDetails":
                St66Files.AddAll(child, "MarkSound", FileKind.Sound, record);
                return true;
            case "MarkMultimediaDetails":
                St66Files.AddAll(child, "MarkMultimedia", FileKind.Multimedia, record);
                return true;
            case "TradeMarkDocumentDetails":
                St66Files.AddDocuments(child, "TradeMarkDocument", record, context);
                return true;
            case "GoodsServicesDetails":
                St66Goods.Read(child, record, context);
                return true;
            case "PriorityDetails":
                St66Relations.AddPriorities(child, record, context);
                return true;
            case "ExhibitionPriorityDetails":
                St66Relations.AddExhibitions(child, record, context);
                return true;
            case "SeniorityDetails":
                St66Relations.AddSeniorities(child, record, context);
                return true;
            case "DesignatedCountryDetails":
                St66Relations.AddDesignations(child, record, context);
                return true;
            case "BasicRegistrationApplicationDetails":
                St66Relations.AddBasicMarks(child, record, context);
                return true;
            case "PreviousRegistrationDetails":
                St66Relations.AddPrevious(child, record, context);
                return true;
            case "AssociatedMarkDetails":
                St66Relations.AddAssociated(child, record, context);
                return true;
            case "DivisionalApplicationDetails":
                St66Relations.AddDivision(child, record, context);
                return true;
            case "PublicationDetails":
                St66Publications.AddAll(child, record, context);
                return true;
            case "OppositionDetails":
                St66Procedures.AddAll(child, "Opposition", "opposition", record, context);
                return true;
            case "CancellationDetails":
                St66Procedures.AddAll(child, "Cancellation", "cancellation", record, context);
                return true;
            case "AppealDetails":
                St66Procedures.AddAll(child, "Appeal", "appeal", record, context);
                return true;
            case "MarkEventDetails":
                St66Events.AddAll(child, "MarkEvent", record, context);
                return true;
            default:
                return false;
        }
    }

    private static void Words(XmlNode specification, TrademarkRecord record, ReadContext context)
    {
        var translations = record.Translations;
        var transliterations = record.Transliterations;
        foreach (var child in specification.Children())
        {
            switch (child.Name)
            {
                case "MarkVerbalElementText":
                    // The same words may come once a script; all of them are the words of the mark.
                    child.Drop("languageCode");
                    record.Words = St66AddressBook.Joined(record.Words, child.Text, " ");
                    break;
                case "MarkSignificantVerbalElement":
                    child.Drop("languageCode");
                    record.SignificantWords = St66AddressBook.Joined(record.SignificantWords, child.Text, " ");
                    break;
                case "MarkTranslation":
                    translations = St66Values.WithText(translations, child);
                    break;
                case "MarkTransliteration" or "MarkTranscription":
                    child.Drop("transliterationKind");
                    child.Drop("transcriptionKind");
                    transliterations = St66Values.WithText(transliterations, child);
                    break;
                case "MarkStandardCharacterIndicator":
                    record.StandardCharacters = St66Values.Flag(child, context);
                    break;
            }
        }
        record.Translations = translations;
        record.Transliterations = transliterations;
    }

    private static List<LocalText>? Texts(XmlNode details, string item, List<LocalText>? texts)
    {
        foreach (var text in details.Children(item))
        {
            texts = St66Values.WithText(texts, text);
        }
        return texts;
    }
}
