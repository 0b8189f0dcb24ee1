using System.Collections.Concurrent;
using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>
/// Makes the packages of a region of offices that do not mean anything: the demo, tests and measurements are fed with them through the same
/// intake as everything else.
/// </summary>
/// <remarks>
/// Every application follows from seed, office, right and place alone. So packages are made independently of each other, as many at a time as
/// there are cores, in memory that does not grow with their number (of a package only the names of its pictures are kept until its XML is written).
/// </remarks>
public static class GeneratePackages
{
    /// <summary>Makes the packages and a README that says what they are.</summary>
    /// <param name="progress">Called from several threads, a few times a second for each.</param>
    /// <exception cref="GenerateException">The request cannot be met; the message says what to ask for instead.</exception>
    public static GenerateResult Run(GenerateRequest request, Action<GenerateProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = Settled(request);
        var offices = request.Offices.Where(office => office != "TL").Order(StringComparer.Ordinal).ToList();
        var shares = Shares.Of(request, offices);
        var end = request.FullExtraction.AddMonths(request.Updates + 1).AddDays(-1);
        var portions = shares.Where(share => share.Value > 0).OrderBy(share => share.Key)
            .Select(share => new Portion(share.Key.Office, share.Key.Right, share.Value, OfficeTraits.Of(share.Key.Office).Begins(share.Key.Right), end)).ToList();
        var packages = portions.SelectMany(portion => PackagePlan.Of(request, portion)).ToList();
        var parties = offices.ToDictionary(
            office => office,
            office => new PartyMaker((ulong)request.Seed, OfficeTraits.Of(office), portions.Where(portion => portion.Office == office).Sum(portion => portion.Count)),
            StringComparer.Ordinal);

        Directory.CreateDirectory(request.Folder);
        var made = new ConcurrentBag<GeneratedPackage>();
        var count = new Progress(packages.Count, progress);
        try
        {
            Parallel.ForEach(packages, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Cores), CancellationToken = stop }, package =>
            {
                var maker = RecordMaker.For(package.Portion, (ulong)request.Seed, parties[package.Portion.Office],
                    OfficeProfiles.Embedded.Find(package.Portion.Office)!, brief: request.Profile == GenerateProfile.Trademarks);
                var done = PackageWriter.Write(package, new PackageContent(package, request, maker), maker, request.Folder, count.Written, stop);
                if (done is not null)
                {
                    made.Add(done);
                }
                count.Finished(done?.ZipBytes ?? 0);
            });
        }
        catch (AggregateException several) when (several.InnerExceptions.All(one => one is IOException or UnauthorizedAccessException))
        {
            throw several.InnerExceptions[0];
        }
        var result = new GenerateResult(
            [.. made.OrderBy(package => package.Month).ThenBy(package => package.Path, StringComparer.Ordinal)], shares);
        Readme.Write(request, result);
        return result;
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
        return request.Profile == GenerateProfile.Trademarks ? request with { Rights = [Right.Trademark], Updates = 0 } : request;
    }

    /// <summary>Adds up what the threads report.</summary>
    private sealed class Progress(int inAll, Action<GenerateProgress>? tell)
    {
        private readonly Lock _lock = new();
        private int _packages;
        private long _records;
        private long _xml;
        private long _zip;

        public void Written(long records, long bytes)
        {
            lock (_lock)
            {
                _records += records;
                _xml += bytes;
            }
            Tell();
        }

        public void Finished(long bytes)
        {
            lock (_lock)
            {
                _packages++;
                _zip += bytes;
            }
            Tell();
        }

        private void Tell()
        {
            if (tell is not null)
            {
                GenerateProgress now;
                lock (_lock)
                {
                    now = new GenerateProgress(_packages, inAll, _records, _xml, _zip);
                }
                tell(now);
            }
        }
    }
}
