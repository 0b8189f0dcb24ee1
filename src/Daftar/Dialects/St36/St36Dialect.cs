namespace Daftar.Dialects.St36;

/// <summary>
/// WIPO ST.36 patents as the EPO writes them (<c>ep-patent-document</c> with ST.32's B-tags for the bibliography), as the USPTO writes them
/// (red book 4: <c>us-patent-grant</c>, <c>us-patent-application</c>), as CNIPA, the JPO and the national offices of Europe do, and as DOCDB and OPS
/// exchange them (<c>exchange-document</c>).
/// </summary>
internal sealed class St36Dialect : Dialect
{
    public override string Id => "st36";

    internal override bool JudgesAll => true;

    public override short ReaderVersion => 11;

    public override IReadOnlyList<string> Roots { get; } = ["ep-patent-document", "us-patent-grant", "us-patent-application", "exchange-documents", "exchange-document", "world-patent-data", "fulltext-document", "cn-patent-document", "jp-official-gazette", "wo-published-application", "patent-document", "register-document", "PATDOC", "patent-application-publication", "PatentDocumentAndRelated", "family-member", "sequence-cwu", "pat-amnd", "pat-rspns", "pat-app-doc", "pat-etc"];

    public override string? RootsBeside => "any notice-pat-… of the JPO, and any office's xx-patent-document, xx-patent-grant, xx-patent-application, xx-published-application or xx-utility-model-document";

    // OPS wraps whatever it answers in world-patent-data; only its bibliographic answers hold exchange documents.
    public override bool Recognises(DocumentStart start) => IsRecord(start.Root) || start.Root is "exchange-documents" or "world-patent-data" || St36Office.Looks(start);

    public override bool IsRecord(string localName) => localName is "ep-patent-document" or "us-patent-grant" or "us-patent-application" or "exchange-document"
        or "fulltext-document" or "cn-patent-document" or "PatentDocumentAndRelated" or "jp-official-gazette" or "sequence-cwu" or "patent-application-publication" or "PATDOC" or "family-member" or "register-document"
        || St36JpProcedure.Is(localName) || St36Office.Is(localName);

    /// <summary>The index of an FTM package, and what stands beside each document: <c>content</c> (FTM), <c>Application-body</c> (EPO).</summary>
    public override bool IsContents(DocumentStart start) => start.Namespace.Length == 0 && start.Root is ("ftm-package-index" or "content" or "Application-body");

    public override bool Asks(string element, string? attribute) => (element, attribute) is ("exchange-documents", "date-of-exchange") or ("register-search", "total-result-count") or ("query", null);

    public override void Read(XmlNode record, ReadContext context)
    {
        switch (record.Name)
        {
            case "ep-patent-document": St36Ep.Read(record, context); break;
            case "us-patent-grant" or "us-patent-application": St36Us.Read(record, context); break;
            case "exchange-document": St36Docdb.Read(record, context); break;
            case "fulltext-document": St36Fulltext.Read(record, context); break;
            case "cn-patent-document": St36Cn.Read(record, context); break;
            case "PatentDocumentAndRelated": St36Sipo.Read(record, context); break;
            case "patent-application-publication": St36UsPap.Read(record, context); break;
            case "PATDOC": St36UsPatdoc.Read(record, context); break;
            case "family-member": St36Family.Read(record, context); break;
            case "register-document": St36Register.Read(record, context); break;
            case "sequence-cwu": St36UsSequences.Read(record, context); break;
            case "jp-official-gazette": St36Jp.Read(record, context); break;
            case var name when St36JpProcedure.Is(name): St36JpProcedure.Read(record, context); break;
            case var _ when St36Ep.Is(record): St36Ep.Read(record, context); break;
            default: St36Office.Read(record, context); break;
        }
    }
}
