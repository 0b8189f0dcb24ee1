namespace Daftar.Checking.Collection;

/// <summary>Compared with the mean of the last ten packages of the same authority, right and kind, once there are three with twenty records and more.</summary>
internal sealed class VolumeFarFromHistory : CollectionCheck
{
    public override string Code => "VOLUME-FAR-FROM-HISTORY";

    public override string Wrong => "Far more or far fewer records than usual";

    public override string Expected => "About as many records as in the packages before: not less than a quarter, not more than four times.";

    public override string Mend => "Look at the export: was a day left out, a filter set, the whole register taken instead of what changed? If it is right, nothing need be done.";

    public override string Query =>
        """
        select null::bigint, null::uuid, null::text, format('%s records; %s in a usual package', p.received, round(h.usual))
        from package p cross join lateral (
          select avg(l.received) as usual, count(*) as packages from (
            select b.received from package b
            where b.id < p.id and b.state in (2, 3) and b.authority = p.authority and b."right" is not distinct from p."right" and b.kind = p.kind
            order by b.id desc limit 10) l) h
        where p.id = $1 and h.packages >= 3 and h.usual >= 20 and (p.received * 4 < h.usual or p.received > h.usual * 4)
        """;
}
