namespace Daftar.Dialects.St96;

/// <summary>When an office made a statement: the record's own last update first, then the transaction's and the header's time.</summary>
internal static class St96Times
{
    public static DateTimeOffset? Produced(XmlNode record, ReadContext context)
    {
        DateTimeOffset? own = null;
        foreach (var child in record.Children())
        {
            switch (child.Name)
            {
                case "Version":
                    // The version of the record in the office's system changes at each export.
                    own ??= context.Moment(child.Child("VersionDateTime").Transport()) ?? context.Moment(child.Child("VersionDate").Transport());
                    child.Child("VersionNumber").Transport();
                    break;
                case "LastUpdateDate":
                case "LastUpdateDateTime":
                case "RecordLastUpdateDate":
                case "LastUpdatedDate":
                    own ??= context.Moment(child.Transport());
                    break;
            }
        }
        return own
            ?? context.Moment(record.AttributeNode("creationDate"))
            ?? context.Envelope.Moment("TransactionDateTime")
            ?? context.Envelope.Moment("RequestDateTime")
            ?? context.Envelope.Moment("RequestProducerDateTime")
            ?? context.Envelope.Moment(context.Envelope.Start.Root + "@creationDate")
            ?? context.Envelope.Moment("TransactionDate")
            ?? context.Envelope.Moment("RequestDate");
    }
}
