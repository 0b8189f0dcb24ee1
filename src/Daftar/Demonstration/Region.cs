using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>The offices of a request, their applications and parties: all that records are made from.</summary>
internal sealed class Region
{
    private readonly Dictionary<string, PartyMaker> _parties;

    /// <exception cref="GenerateException">The request cannot be met; the message says what to ask for instead.</exception>
    public Region(GenerateRequest request)
    {
        Request = request = Settled(request);
        var offices = request.Offices.Where(office => office != "TL").Order(StringComparer.Ordinal).ToList();
        Shares = Demonstration.Shares.Of(request, offices);
        var end = request.FullExtraction.AddMonths(request.Updates + 1).AddDays(-1);
        Portions = [.. Shares.Where(share => share.Value > 0).OrderBy(share => share.Key)
            .Select(share => new Portion(share.Key.Office, share.Key.Right, share.Value, OfficeTraits.Of(share.Key.Office).Begins(share.Key.Right), end))];
        _parties = offices.ToDictionary(
            office => office,
            office => new PartyMaker((ulong)request.Seed, OfficeTraits.Of(office), Portions.Where(portion => portion.Office == office).Sum(portion => portion.Count)),
            StringComparer.Ordinal);
    }

    /// <summary>The request with what its profile fixes.</summary>
    public GenerateRequest Request { get; }

    public IReadOnlyDictionary<(string Office, Right Right), int> Shares { get; }

    public IReadOnlyList<Portion> Portions { get; }

    public RecordMaker MakerOf(Portion portion) => RecordMaker.For(portion, (ulong)Request.Seed, _parties[portion.Office],
        OfficeProfiles.Embedded.Find(portion.Office)!, brief: Request.Profile != GenerateProfile.Everything);

    /// <summary>What the registers say on the day of the full extraction of applications by their place in a portion, one record an entry, without packages between.</summary>
    public IEnumerable<IpRecord> StatesOf(Portion portion, int from, int to)
    {
        var day = PackagePlan.LastDayOf(Request.FullExtraction);
        var maker = MakerOf(portion);
        var life = new Life();
        for (var index = from; index < to; index++)
        {
            life.Live(portion, index, (ulong)Request.Seed, day);
            if (life.KnownFrom <= day)
            {
                foreach (var record in maker.StateOn(index, life, day))
                {
                    yield return record;
                }
            }
        }
    }

    /// <summary>The request with what its profile fixes; refuses what makes no sense.</summary>
    private static GenerateRequest Settled(GenerateRequest request)
    {
        if (request.Applications < 1)
        {
            throw new GenerateException(FormattableString.Invariant($"{request.Applications} applications were asked for; at least one is needed."));
        }
        var known = OfficeTraits.All.Select(traits => traits.Office).Append("TL").ToHashSet(StringComparer.Ordinal);
        if (request.Offices.FirstOrDefault(office => !known.Contains(office)) is { } stranger)
        {
            throw new GenerateException($"There are no demonstration packages for '{stranger}'; there are for {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
        if (request.Offices.All(office => office == "TL") || request.Rights.Count == 0)
        {
            throw new GenerateException("At least one office with a register and one right are needed (Timor-Leste has no register yet).");
        }
        if (request.Updates is < 0 or > 120 || request.PackageSize < 1)
        {
            throw new GenerateException("Updates must be 0 to 120 months, and a package must hold at least one application.");
        }
        request = request with { FullExtraction = new DateOnly(request.FullExtraction.Year, request.FullExtraction.Month, 1), Offices = [.. request.Offices.Distinct()], Rights = [.. request.Rights.Distinct()] };
        return request.Profile switch
        {
            GenerateProfile.Trademarks => request with { Rights = [Right.Trademark], Updates = 0 },
            GenerateProfile.Bibliographic => request with { Updates = 0 },
            _ => request,
        };
    }
}
