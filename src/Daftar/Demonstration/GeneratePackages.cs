using System.Collections.Concurrent;

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
        var region = new Region(request);
        request = region.Request;
        var packages = region.Portions.SelectMany(portion => PackagePlan.Of(request, portion)).ToList();

        Directory.CreateDirectory(request.Folder);
        var made = new ConcurrentBag<GeneratedPackage>();
        var count = new Progress(packages.Count, progress);
        try
        {
            Parallel.ForEach(packages, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Cores), CancellationToken = stop }, package =>
            {
                var maker = region.MakerOf(package.Portion);
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
            [.. made.OrderBy(package => package.Month).ThenBy(package => package.Path, StringComparer.Ordinal)], region.Shares);
        Readme.Write(request, result);
        return result;
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
