namespace Daftar.Checking.Collection;

/// <summary>More than one entry omitted for five records received.</summary>
internal sealed class ExtractionOmitsMany : CollectionCheck
{
    public override string Code => "EXTRACTION-OMITS-MANY";

    public override string Wrong => "A full extraction that omits much of what is known";

    public override string Expected => "A full extraction that names the entries the register has of the office.";

    public override string Mend => "Look whether the extraction is complete: a package of the delivery missing, a filter set, an export cut short. Nothing is removed unless the operator says so.";

    public override string Query =>
        """
        select null::bigint, null::uuid, null::text, format('%s entries omitted, %s records received', p.omitted, p.received)
        from package p
        where p.id = $1 and p.omitted >= 3 and p.omitted * 5 > p.received
        """;
}
