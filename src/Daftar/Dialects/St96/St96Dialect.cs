using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>
/// WIPO ST.96 as offices write it: V6.0 and its neighbours, the draft with <c>…/Trademark/1</c> namespaces, and office schemas laid over it
/// (USPTO, CIPO, Rospatent). Elements are found by local name in any order: several offices do not keep the order of the schemas.
/// </summary>
public sealed class St96Dialect : Dialect
{
    public override string Id => "st96";

    public override short ReaderVersion => 12;

    public override string? NamespaceOf(string element) => "http://www.wipo.int/standards/XMLSchema/ST96/"
        + (element.StartsWith("Trademark", StringComparison.Ordinal) || element.StartsWith("Madrid", StringComparison.Ordinal) ? "Trademark" : element.StartsWith("Design", StringComparison.Ordinal) || element.StartsWith("Hague", StringComparison.Ordinal) ? "Design"
            : element.StartsWith("GI", StringComparison.Ordinal) ? "GeographicalIndication" : "Patent");

    public override IReadOnlyList<string> Roots { get; } = ["TrademarkApplication", "TrademarkTransaction", "TrademarkTransactionBody", "TrademarkBag", "Trademark", "DesignApplication", "DesignTransaction", "DesignTransactionBody", "Design", "GIApplication", "GITransaction", "GITransactionBody", "GIData", "PatentPublication", "PatentLegalStatusData", "SPCBibliographicData", "ApplicationBody", "DesignApplicationBag", "MadridIBToOfficeTransaction", "HagueIBToOfficeTransaction"];

    public override string? RootsBeside => "in WIPO's namespace, an office's own, or with st96Version";

    public override bool Recognises(DocumentStart start)
    {
        // One GI example of WIPO's lacks "http://", and some offices put their own host before "/ST96/".
        if (start.Namespace.Contains("/ST96/", StringComparison.Ordinal) || start.Namespace.StartsWith("ST96/", StringComparison.Ordinal))
        {
            return true;
        }
        // The drafts of 2011 and later, of which the USPTO used one at first: http://www.wipo.int/standards/XMLSchema/Trademark/1
        var draft = start.Namespace.LastIndexOf("/XMLSchema/", StringComparison.Ordinal);
        if (draft >= 0 && start.Namespace.Contains("wipo.int", StringComparison.Ordinal) && start.Namespace.AsSpan(draft + 11).TrimEnd("0123456789") is "Trademark/" or "Common/" or "Patent/" or "Design/")
        {
            return true;
        }
        // Without the namespace: the version is said, or the name is of no other standard.
        if (start.Attributes.ContainsKey("st96Version") || start.Root is "TrademarkApplication" or "TrademarkTransaction" or "TrademarkTransactionBody" or "TrademarkBag" or "Trademark"
            or "GIApplication" or "GITransaction" or "GITransactionBody" or "GIData" or "PatentPublication" or "PatentLegalStatusData" or "SPCBibliographicData"
            or "ApplicationBody" or "DesignApplicationBag" or "MadridIBToOfficeTransaction" or "HagueIBToOfficeTransaction")
        {
            return true;
        }
        // An office's own element around elements of the standard, which it declares there.
        if (start.Root is not ("Transaction" or "questel-patent-document") && start.Attributes.Values.Any(static value => value.StartsWith("http", StringComparison.Ordinal) && value.Contains("/XMLSchema/ST96/", StringComparison.Ordinal)))
        {
            return true;
        }
        return start.Namespace is "urn:us:gov:doc:uspto:trademark" or "urn:us:gov:doc:uspto:patent" or "patent:uspto:doc:us:gov" or "urn:ru:rupto:trademark"
            && start.Root is not "questel-patent-document";
    }

    public override IReadOnlyList<string> Entries { get; } = ["Design"];

    public override bool IsRecord(string localName) => localName is "Trademark" or "DesignApplication" or "Design" or "GIApplication" or "GIData"
        or "PatentPublication" or "BibliographicData" or "PatentLegalStatus" or "ClaimsDocument" or "SpecificationDocument" or "CPCMasterClassificationRecord" or "SPCBibliographicData" or "ApplicationBody"
        || IsRecording(localName);

    /// <summary>Of the registers of the Madrid and the Hague system.</summary>
    private static bool IsRecording(string name) => name.StartsWith("Madrid", StringComparison.Ordinal) ? St96Madrid.IsRecording(name) : name.StartsWith("Hague", StringComparison.Ordinal) && St96Hague.IsRecording(name);

    public override string? WithoutRecord(string root) => St96Roots.WithoutRecord(root);

    public override bool Asks(string element, string? attribute) => attribute is null
        ? element is "TransactionSubCode" or "TransactionDateTime" or "RequestDateTime" or "RequestProducerDateTime" or "TransactionDate" or "RequestDate"
            or "RecordNotificationDate" or "HagueBulletinNumber" or "PublicationIdentifier" or "PublicationDate"
        : attribute is "creationDate" || (element is "PatentLegalStatusData" && attribute is "officeCode");

    internal override (string Code, string Expected)? Misread(string element, string? attribute, string text) => element == "TransactionSubCode"
        ? text is "Normal" or "Accelerated registration" || Operations.IsWord(text) ? null : (Operations.Unknown, "Normal, Accelerated registration, Insert, Update or Delete (com:TransactionSubCode).")
        : base.Misread(element, attribute, text);

    public override void Read(XmlNode record, ReadContext context)
    {
        // Which version of the standard, and of the office's own schema, the record is written in.
        record.TransportAttribute("st96Version");
        record.TransportAttribute("ipoVersion");
        switch (record.Name)
        {
            case "Trademark":
                St96Trademark.Read(record, context);
                break;
            case "DesignApplication":
                St96Design.ReadApplication(record, context);
                break;
            case "PatentPublication":
            case "BibliographicData":
                St96Patent.Read(record, context);
                break;
            case "PatentLegalStatus":
                St96LegalStatus.Read(record, context);
                break;
            case "ClaimsDocument":
            case "SpecificationDocument":
                St96UsText.Read(record, context);
                break;
            case "SPCBibliographicData":
                St96Certificate.Read(record, context);
                break;
            case "CPCMasterClassificationRecord":
                St96CpcMaster.Read(record, context);
                break;
            case "GIApplication":
            case "GIData":
                St96Indication.Read(record, context);
                break;
            case "Design":
                St96Design.ReadAlone(record, context);
                break;
            case "ApplicationBody":
                St96ApplicationBody.Read(record, context);
                break;
            default:
                if (St96Madrid.IsRecording(record.Name))
                {
                    St96Madrid.Read(record, context);
                }
                else
                {
                    St96Hague.Read(record, context);
                }
                break;
        }
    }

    public override void Stated(ReadOnlySpan<byte> record, XmlNode root, ReadContext context)
    {
        if (!StatedBeside.Begins(record, out var at))
        {
            return;
        }
        if (StatedScope.In(record[at..], out var behind) is { } scope)
        {
            foreach (var (one, _) in context.Records)
            {
                one.Scope = one.Operation == Operation.Delete ? one.Scope : scope;
            }
        }
        StatedBeside.Apply(record[(at + behind)..], root, context);
    }

    /// <summary>
    /// What an office asks to be done, and which parts it speaks of: an <c>Update</c> speaks only of the parts it holds something of, and of
    /// those partly; without a category, or with <c>Insert</c>, the record is the whole state.
    /// </summary>
    /// <remarks>
    /// ST.96 com:OperationCategoryType: Select, Insert, Update, Delete. A record without a category does what the transaction around it says (com:TransactionSubCode). Any other word stays unread, and
    /// is told; false where the transaction may be meant to take its records back.
    /// </remarks>
    internal static bool Operate(IpRecord record, XmlNode holder, ReadContext context)
    {
        var category = holder.Attribute("operationCategory");
        if (category is null)
        {
            category = context.Envelope.Text("TransactionSubCode");
            if (category is not (null or "Normal") && !Operations.IsWord(category) && Operations.IsLikeDeletion(category))
            {
                context.Doubt(Operations.Unknown, holder, category, "Delete (com:TransactionSubCode, com:operationCategory).", Severity.SetAside);
                return false;
            }
        }
        else if (!Operations.IsWord(category))
        {
            holder.AttributeNode("operationCategory").Unread();
        }
        Operate(record, category);
        return true;
    }

    private static void Operate(IpRecord record, string? category)
    {
        if (string.Equals(category, "Delete", StringComparison.OrdinalIgnoreCase))
        {
            record.Operation = Operation.Delete;
        }
        else if (string.Equals(category, "Update", StringComparison.OrdinalIgnoreCase))
        {
            record.Scope = new Scope(Parts.None, St96Parts.Held(record));
        }
    }
}
