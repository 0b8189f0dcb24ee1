using Daftar.Values;

namespace Daftar.Checking.Collection;

/// <summary>Of the same office and right; children and priorities are not asked for: they may be of any office and come later.</summary>
internal sealed class ReferenceNotDelivered : CollectionCheck
{
    public override string Code => "REFERENCE-NOT-DELIVERED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A parent application that nobody delivered";

    public override string Expected => "The parent, of which a record is a division, continuation or addition, in the register of the same office.";

    public override string Mend => "Deliver the parent application, too, or correct its number. While a back file is still coming, it is enough to wait.";

    public override string Query =>
        """
        select a.ordinal, a.entry, a.number, 'names ' || a.written
        from awaited a
        where not exists (select 1 from identifier i where i.key = a.key)
        """;
}
