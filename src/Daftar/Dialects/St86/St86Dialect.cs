namespace Daftar.Dialects.St86;

/// <summary>
/// WIPO ST.86, industrial designs: as WIPO defines it (designs inside applications) and as the EUIPO writes it in a namespace of its own
/// (one design a transaction). A record is what one transaction carries; every design in it is an entry.
/// </summary>
internal sealed class St86Dialect : Dialect
{
    public override string Id => "st86";

    public override short ReaderVersion => 5;

    public override string? NamespaceOf(string element) => "http://www.wipo.int/standards/XMLSchema/designs";

    public override IReadOnlyList<string> Roots { get; } = ["Transaction", "DesignTransactionBody", "DesignApplicationDetails", "DesignApplication", "DesignDetails", "Design"];

    public override string? RootsBeside => "Transaction in a namespace of designs";

    public override string Family => Transactions;

    public override bool Recognises(DocumentStart start) => start.Root switch
    {
        "Transaction" => start.Namespace.Contains("design", StringComparison.OrdinalIgnoreCase),
        "DesignTransactionBody" or "DesignApplicationDetails" or "DesignApplication" or "DesignDetails" or "Design" =>
            !start.Namespace.Contains("ST96", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>Marks in a namespace of designs.</summary>
    public override string? OtherBy(string element) => element is "TradeMarkTransactionBody" or "TradeMarkApplication" ? "st66" : null;

    public override IReadOnlyList<string> Entries { get; } = ["Design", "DesignApplication"];

    public override bool IsRecord(string localName) => localName is "TransactionData" or "DesignApplication" or "Design";

    public override bool Asks(string element, string? attribute) => attribute is null && element is ("RequestProducerDateTime" or "RequestProducerDate");

    public override void Read(XmlNode record, ReadContext context) => St86Transaction.Read(record, context);
}
