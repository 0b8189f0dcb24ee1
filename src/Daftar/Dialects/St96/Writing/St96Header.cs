namespace Daftar.Dialects.St96.Writing;

/// <summary>For whom a document is written.</summary>
public enum St96Audience
{
    /// <summary>Office to hub, and recipients entitled to everything: com:Contact with address, telephone, electronic mail.</summary>
    Entitled = 0,
    /// <summary>Anyone: com:PublicationContact (name, city, region, country), and nothing a party withholds.</summary>
    Public = 1,
}

/// <summary>Which documents patents are written as. Many of them stand in one file, each behind an XML declaration of its own.</summary>
public enum St96PatentForm
{
    /// <summary>
    /// All that ST.96 can say of the entry: a pat:PatentPublication for each publication, and behind them pat:PatentLegalStatusData with its
    /// events and status. Only these carry the day of the statement and what is to be done, so a record without claims becomes a
    /// publication too, although the schema wants claims, page images or an address in one.
    /// </summary>
    Whole = 0,
    /// <summary>pat:PatentPublication where the record has text, files or is partial, else pat:BibliographicData; no status.</summary>
    Publication = 1,
    /// <summary>pat:BibliographicData for every record: no texts, no status.</summary>
    Bibliographic = 2,
    /// <summary>pat:PatentLegalStatusData: numbers and status events only.</summary>
    LegalStatus = 3,
}

/// <summary>What stands around the records of a document.</summary>
public sealed record St96Header
{
    /// <summary>When the statement is made: com:RequestDateTime of the header, pat creationDate. A record's own time, where it differs, goes into the record.</summary>
    public required DateTimeOffset Produced { get; init; }

    /// <summary>com:TransactionIdentifier.</summary>
    public required string TransactionIdentifier { get; init; }

    /// <summary>What the generator says of itself as producer: by it intake knows invented records, whichever way they are delivered.</summary>
    public const string DemonstrationProducer = "Daftar demonstration data, not a register";

    /// <summary>com:RequestProducer: the software that made the package. Patent documents have no header: in each it is a comment before the root.</summary>
    public string? Producer { get; init; }

    public St96Audience Audience { get; init; }

    public St96PatentForm PatentForm { get; init; }
}
