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
    /// <summary>pat:PatentPublication where the record has claims (the schema wants them there), else pat:BibliographicData.</summary>
    Publication = 0,
    /// <summary>pat:BibliographicData for every record: no texts.</summary>
    Bibliographic = 1,
    /// <summary>pat:PatentLegalStatusData: numbers and status events only.</summary>
    LegalStatus = 2,
}

/// <summary>What stands around the records of a document.</summary>
public sealed record St96Header
{
    /// <summary>When the statement is made: com:RequestDateTime of the header, pat creationDate. A record's own time, where it differs, goes into the record.</summary>
    public required DateTimeOffset Produced { get; init; }

    /// <summary>com:TransactionIdentifier.</summary>
    public required string TransactionIdentifier { get; init; }

    /// <summary>com:RequestProducer: the software that made the package.</summary>
    public string? Producer { get; init; }

    public St96Audience Audience { get; init; }

    public St96PatentForm PatentForm { get; init; }
}
