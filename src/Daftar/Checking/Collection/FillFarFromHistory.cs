namespace Daftar.Checking.Collection;

/// <summary>Compared with all records of the last ten packages of the same authority and right: a fall by more than thirty in a hundred, among twenty records and more.</summary>
internal sealed class FillFarFromHistory : CollectionCheck
{
    public override string Code => "FILL-FAR-FROM-HISTORY";

    public override string Wrong => "A field that is filled far less than before";

    public override string Expected => "Fields filled about as often as in the packages before.";

    public override string Mend => "Look at the export: a column was renamed, left out or shifted. Correct it and deliver the package again.";

    public override string Query =>
        """
        select null::bigint, null::uuid, null::text, format('%s: filled in %s of 100 records; in %s before', f.field, round(100.0 * f.filled / f.records), round(100 * h.share))
        from package p join package_fill f on f.package = p.id cross join lateral (
          select sum(l.filled)::numeric / sum(l.records) as share, count(*) as packages from (
            select e.filled, e.records from package b join package_fill e on e.package = b.id and e."right" = f."right" and e.field = f.field
            where b.id < p.id and b.state in (2, 3) and b.authority = p.authority
            order by b.id desc limit 10) l) h
        where p.id = $1 and f.records >= 20 and h.packages >= 3 and f.filled::numeric / f.records < h.share - 0.3
        order by f."right", f.field
        """;
}
