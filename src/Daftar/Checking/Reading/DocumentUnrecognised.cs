using Daftar.Values;

namespace Daftar.Checking.Reading;

/// <summary>The root element and namespace are of no dialect, and so is all that stands inside.</summary>
internal sealed class DocumentUnrecognised : ReadingCheck
{
    public override string Code => "DOCUMENT-UNRECOGNISED";

    public override string Wrong => "A document of no standard Daftar reads";

    public override string Expected => "A document that begins as one of these does, its element names exact, capitals and hyphens included. "
        + "ST.96: TrademarkApplication, TrademarkTransaction, TrademarkTransactionBody, TrademarkBag, Trademark, DesignApplication, DesignTransaction, DesignTransactionBody, Design, GIApplication, GITransaction, GITransactionBody, GIData, PatentPublication, PatentLegalStatusData, SPCBibliographicData, in WIPO's namespace or with st96Version. "
        + "ST.66: Transaction, TradeMarkTransactionBody, TradeMarkApplication, TradeMarkDetails, TradeMark. "
        + "ST.86: Transaction in a namespace of designs, DesignTransactionBody, DesignApplicationDetails, DesignApplication, DesignDetails, Design. "
        + "ST.36: ep-patent-document, us-patent-grant, us-patent-application, exchange-documents, exchange-document, world-patent-data, fulltext-document, cn-patent-document, jp-official-gazette, wo-published-application, patent-document, register-document, PATDOC, patent-application-publication, and any office's xx-patent-document, xx-patent-grant or xx-published-application. "
        + "ST.26: ST26SequenceListing. Such a document may stand inside an element of the office's own, too (DOCUMENT-WRAPPED).";

    public override string Mend => "The finding names the element the file begins with, its namespace, and the root that is nearly it, if there is one; inside it nothing was found that begins as a standard does. "
        + "Where the records inside are those of a standard, put its root around them, name for name. Where they are in a form of the office's own, export them in a standard, or as a spreadsheet with a mapping (docs/use/spreadsheet.md). A file that is no delivery (an index, a log, an answer of a service) can stay out of the package.";
}

/// <summary>A document of a standard inside an element that is of none.</summary>
internal sealed class DocumentWrapped : ReadingCheck
{
    public override string Code => "DOCUMENT-WRAPPED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A document of a standard inside an element that is of none";

    public override string Expected => "The root element of the standard as the root of the document.";

    public override string Mend => "What stands inside is read as if it stood alone, so nothing must be done. What the element around it says itself (a sender, a batch number, a count) is read nowhere; each such value is told with its place (DOCUMENT-PART-UNREAD): if a record needs it, say it in the record.";
}
