using Daftar.Values;

namespace Daftar.Server.Commands.Reports;

/// <summary>Why a finding matters to those who use the register, in a sentence: by how loud it is and by what it is about.</summary>
internal static class WhyItMatters
{
    // The first that fits; words of codes, and codes are for life.
    private static readonly (string[] Words, string Why)[] About =
    [
        (["XML", "ENCODING", "DOCUMENT", "ZIP", "ARCHIVE", "LINK", "FILE-UNREADABLE", "RECORD-UNREADABLE", "RECORD-EMPTY", "RECORD-TOO", "RECORD-BEYOND"], "What cannot be read reaches nobody, and nobody can tell what else it held."),
        (["FILES-UNREFERENCED"], "A file that no record names is shown to nobody; mostly a record is missing, or names it otherwise."),
        (["VOLUME", "PACKAGE", "FULL", "SET-ASIDE-MANY", "FIELD-NEVER", "FILING-DATE-ALWAYS"], "It points at the export as a whole rather than at single records: one correction there may mend them all."),
        (["TWICE", "DUPLICATE"], "Two statements about the same thing cannot both be the last word; one of them may overwrite the other."),
        (["IMAGE", "FILE", "FILES", "VIEW", "SEQUENCE", "SIGN"], "Images and documents are what people look at and compare; what is not there cannot be seen, and examiners elsewhere will ask for it."),
        (["MANDATE", "ADMINISTERED"], "What somebody without a mandate says about a right is held until it is clear who may speak for it."),
        (["NUMBER", "IDENTITY", "KIND"], "The number is how an entry is found again, joined with its family and cited; a wrong one makes a second entry or none."),
        (["PRIORITY"], "Priorities join the members of a family across offices; a wrong one breaks it, or makes the right look newer than it is."),
        (["STATUS", "EVENT", "EVENTS", "PENDING", "FORCE"], "Whether a right is in force is what most people come to look up; a contradiction makes the answer worthless."),
        (["NICE", "GOODS", "CLASS", "CLASSIFICATION", "LOCARNO", "IPC", "CPC", "VIENNA", "EDITION", "FIGURATIVE", "FEATURE"], "Searches for earlier rights are narrowed by class; a record without a right one is missed by those who should find it."),
        (["TEXT", "TITLE", "ABSTRACT", "CLAIM", "CLAIMS", "WORD", "WORDS", "NAME", "LANGUAGE", "SCRIPT"], "Text is what people search; damaged or missing text is not found and cannot be translated."),
        (["PARTY", "APPLICANT", "OWNER", "INVENTOR"], "Who owns a right is the second most asked question, and the way to find all rights of one owner."),
        (["DATE", "FILING", "REGISTRATION", "PUBLICATION", "EXPIRY", "GRANT", "YEAR", "FUTURE", "DEFERMENT", "PERIOD", "PRODUCED", "TERMINATION"], "Terms, deadlines, age and the order of states are computed from dates; a wrong one makes a right seem to end, or to come first, when it does not."),
        (["OFFICE", "COUNTRY", "DESIGNATION", "ORIGIN"], "Codes of offices and countries decide whose record it is and where it is shown; an unknown one drops out of every filter."),
        (["PRODUCT", "AREA", "INDICATION"], "Product, area and kind are what an indication or a design is looked up by."),
        (["RELATION", "CITATION"], "Links between entries lead readers on; this one leads nowhere."),
    ];

    public static string Of(string code, Severity severity, bool isOfRecords = true)
    {
        var consequence = severity switch
        {
            Severity.Stop => "The package is not taken at all.",
            Severity.SetAside => "These records are not taken: nobody will see them until they are mended and sent again. All others are.",
            _ when code == "PACKAGE-EMPTY" => "Nothing is taken: there is nothing to take.",
            Severity.Warn when !isOfRecords => "Everything else of the package is taken.",
            Severity.Warn => "The records are taken as they are.",
            _ => "Only counted: the operator watches how often it comes.",
        };
        var parts = code.Split('-');
        var why = About.FirstOrDefault(about => about.Words.Any(word => word.Contains('-', StringComparison.Ordinal) ? code.StartsWith(word, StringComparison.Ordinal) : parts.Contains(word))).Why;
        return $"{consequence} {why ?? "Other systems read the record by the same rule, and may drop what does not keep it."}";
    }
}
