using Daftar.Dialects.St86;

namespace Daftar.Dialects.St66;

/// <summary>
/// WIPO ST.66, trademarks: as WIPO defines it, as the EUIPO writes it in a namespace of its own, and as the USPTO writes it with its
/// extension. A record is what one transaction carries (TransactionData): the standard lets a mark name its parties by key and put them
/// beside it, and the USPTO puts the owners there always. Marks without a transaction around them are records themselves.
/// </summary>
internal sealed class St66Dialect : Dialect
{
    public override string Id => "st66";

    public override short ReaderVersion => 2;

    public override string? NamespaceOf(string element) => "http://www.wipo.int/standards/XMLSchema/trademarks";

    public override IReadOnlyList<string> Roots { get; } = ["Transaction", "TradeMarkTransactionBody", "TradeMarkApplication", "TradeMarkDetails", "TradeMark", "TradeMarks", "REG_MARKS_TradeMarkDetails_Response"];

    public override string Family => Transactions;

    public override bool Recognises(DocumentStart start) => start.Root switch
    {
        // ST.86 has the same root: the namespaces of both standards and of the EUIPO name the right.
        "Transaction" => !start.Namespace.Contains("design", StringComparison.OrdinalIgnoreCase),
        "TradeMarkTransactionBody" or "TradeMarkApplication" or "TradeMarkDetails" or "TradeMark" => true,
        // The registers of Bulgaria answer in the words of ST.66 under a namespace of their own.
        "REG_MARKS_TradeMarkDetails_Response" or "TradeMarks" => true,
        _ => false,
    };

    /// <summary>A transaction in no namespace, or in the office's own.</summary>
    public override string? OtherBy(string element) => element is "DesignTransactionBody" or "DesignApplicationDetails" ? "st86" : null;

    public override IReadOnlyList<string> Entries { get; } = ["TradeMark"];

    public override bool IsRecord(string localName) => localName is "TransactionData" or "TradeMark";

    public override bool Asks(string element, string? attribute) => attribute is null && element is ("RequestProducerDateTime" or "RequestProducerDate");

    public override void Read(XmlNode record, ReadContext context)
    {
        if (record.Name == "TradeMark")
        {
            St66Trademark.Read(record, PartiesBeside.None, context, default);
            return;
        }
        if (!ReadMarks(record, context))
        {
            // A transaction in no namespace that says which right it is about.
            St86Transaction.Read(record, context);
        }
    }

    /// <summary>The marks of a transaction, whichever right its namespace says it is about; false, and nothing read, where it holds designs.</summary>
    internal static bool ReadMarks(XmlNode record, ReadContext context)
    {
        var marks = new List<XmlNode>();
        var beside = new PartiesBeside();
        foreach (var child in record.Children())
        {
            switch (child.Name)
            {
                case "TradeMarkDetails":
                    Collect(child, marks);
                    break;
                case "TradeMarkApplication":
                    Collect(child.Child("TradeMarkDetails"), marks);
                    break;
                case "TradeMark":
                    marks.Add(child);
                    break;
                case "ApplicantDetails":
                    beside.Applicants.Add(child);
                    break;
                case "RepresentativeDetails":
                    beside.Representatives.Add(child);
                    break;
                case "DesignDetails" or "DesignApplicationDetails" or "DesignApplication":
                    return false;
            }
        }
        beside.BelongToTheOnly = marks.Count == 1 && !context.HasOthers;
        foreach (var mark in marks)
        {
            St66Trademark.Read(mark, beside, context, marks.Count > 1 ? mark : default);
        }
        return true;
    }

    private static void Collect(XmlNode details, List<XmlNode> marks)
    {
        foreach (var mark in details.Children("TradeMark"))
        {
            marks.Add(mark);
        }
    }
}
