using System.Diagnostics;
using System.Globalization;
using System.Text;
using Daftar.Checking;
using Daftar.Intake;
using Daftar.Server.Commands.Reports;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using Xunit.Abstractions;

namespace Daftar.Tests.Intake.Hostile;

/// <summary>
/// Documents and zips of every kind, damaged at random, go the whole way of <c>daftar check</c>: opened, cut, read, checked, reported. None may crash it, keep it
/// for longer than the deadline, or make it take more memory than the bound. 1,000 of them; <c>./daftar test --long</c> does 200,000. Every one has a seed of its
/// own, which a failure names: <c>DAFTAR_TEST_MUTATION=SEED</c> does that one alone, <c>DAFTAR_TEST_MUTATION=FILE</c> what it kept (a seed gives another document once samples change). Memory is counted for the whole process, so nothing runs beside it.
/// </summary>
[Collection(Alone.Name)]
public sealed class MutatedPackagesTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>A file of half a megabyte is read in milliseconds; a machine that does much else needs its time.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>What a check needs whatever it reads (tables of the readers, buffers of the report), and what a byte may cost.</summary>
    private const long Anyway = 160L << 20;
    private const long EachByte = 400;

    private static readonly PackageLimits Limits = PackageLimits.Default with { Bytes = 256 << 20, Files = 10_000 };

    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-mutated-").FullName;

    [Fact]
    public void NoMutatedPackageCrashesHangsOrTakesMemoryWithoutBound()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("DAFTAR_TEST_MUTATION"), NumberStyles.None, CultureInfo.InvariantCulture, out var one))
        {
            Check(one);
            return;
        }
        if (Environment.GetEnvironmentVariable("DAFTAR_TEST_MUTATION") is { } kept && File.Exists(kept))
        {
            Check(0, kept);
            return;
        }
        var first = LongRun.Seed();
        var times = LongRun.IsWanted ? 200_000 : 2_000;
        var watch = Stopwatch.StartNew();
        var tally = new Dictionary<string, long>(StringComparer.Ordinal);
        var failed = new List<string>();
        for (var n = 0; n < times && failed.Count < 20; n++)
        {
            try
            {
                foreach (var code in Check(first + n))
                {
                    tally[code] = tally.GetValueOrDefault(code) + 1;
                }
            }
            catch (Xunit.Sdk.XunitException problem)
            {
                failed.Add(problem.Message);
            }
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seeds {first} to {first + times - 1} over {Corpus.Files.Count} documents in {watch.Elapsed.TotalSeconds:F0} s; most allocated: {_most >> 20} MB; longest: {_longest.TotalSeconds:F1} s"));
        output.WriteLine(string.Join(", ", tally.OrderByDescending(static one => one.Value).Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}"))));
        Assert.True(failed.Count == 0, string.Join("\n\n", failed));
    }

    private long _most;
    private TimeSpan _longest;

    private IReadOnlyCollection<string> Check(int seed, string? file = null)
    {
        var random = new Random(seed);
        var (name, bytes) = file is null ? Package(random) : ("mutated" + Path.GetExtension(file), File.ReadAllBytes(file));
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        var options = new LoadOptions { Readers = 1 + random.Next(2), Limits = Limits };
        var before = GC.GetTotalAllocatedBytes();
        var started = Stopwatch.GetTimestamp();
        using var give = new CancellationTokenSource();
        var whole = Task.Factory.StartNew(() => Whole(path, options, give.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            if (!whole.Wait(Deadline))
            {
                // A machine that stands still for half a minute is no hang: what hangs, hangs again.
                whole = Task.Factory.StartNew(() => Whole(path, options, give.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                if (!whole.Wait(2 * Deadline))
                {
                    throw Failed("is not done within " + (2 * Deadline), null);
                }
                (started, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
            }
            var (took, allocated) = (Stopwatch.GetElapsedTime(started), GC.GetTotalAllocatedBytes() - before);
            if (allocated > Most(name, bytes))
            {
                // The quick count leaps where the runtime settles its books: only what comes again, counted exactly, is the package's.
                before = GC.GetTotalAllocatedBytes(precise: true);
                Whole(path, options, give.Token);
                allocated = Math.Min(allocated, GC.GetTotalAllocatedBytes(precise: true) - before);
            }
            (_most, _longest) = (Math.Max(_most, allocated), took > _longest ? took : _longest);
            if (allocated > Most(name, bytes))
            {
                throw Failed(string.Create(CultureInfo.InvariantCulture, $"allocates {allocated >> 20} MB"), null);
            }
            return whole.Result;
        }
        catch (AggregateException broken)
        {
            throw Failed(broken.InnerException!.ToString(), broken);
        }
        finally
        {
            give.Cancel();
            File.Delete(path);
        }

        Xunit.Sdk.XunitException Failed(string what, Exception? inner)
        {
            var kept = RunFolder.Kept(string.Create(CultureInfo.InvariantCulture, $"daftar-mutated-{seed}{Path.GetExtension(name)}"));
            File.WriteAllBytes(kept, bytes);
            return new Xunit.Sdk.XunitException(string.Create(CultureInfo.InvariantCulture, $"DAFTAR_TEST_MUTATION={seed} ({name}, {bytes.Length} bytes, kept as {kept}): {what}"), inner);
        }
    }

    /// <summary>A bomb of eight megabytes is in some of the zips.</summary>
    private static long Most(string name, byte[] bytes) => Anyway + (EachByte * (name.EndsWith(".zip", StringComparison.Ordinal) ? bytes.Length + (1 << 20) : bytes.Length));

    private static (string Name, byte[] Bytes) Package(Random random)
    {
        var (name, bytes) = Any(random);
        if (!name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && random.Next(2) == 0)
        {
            // A sheet is read by what lies beside it; either may be the broken one.
            List<(string Name, byte[] Bytes)> together = [(name, bytes), .. Corpus.Beside(name)];
            var broken = random.Next(together.Count);
            return ("mutated.zip", ZipForge.Write([.. together.Select((file, at) => new ForgedEntry(Path.GetFileName(file.Name), at == broken ? Mutated(file.Bytes, random) : file.Bytes))]));
        }
        if (random.Next(4) == 0)
        {
            var files = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Any(random)).Select(file => (file.Name, random.Next(3) == 0 ? Mutated(file.Bytes, random) : file.Bytes)).ToList();
            return ("mutated.zip", MutateZip.Of(files, random));
        }
        return ("mutated" + Path.GetExtension(name), Mutated(bytes, random));
    }

    private static byte[] Mutated(byte[] bytes, Random random) => random.Next(3) == 0 ? MutateBytes.Of(bytes, random) : MutateXml.Of(bytes, Any(random).Bytes, random);

    private static (string Name, byte[] Bytes) Any(Random random) => Corpus.Files[random.Next(Corpus.Files.Count)];

    /// <summary>As the command does it, with every report it can write.</summary>
    private static HashSet<string> Whole(string path, LoadOptions options, CancellationToken cancel)
    {
        var report = new CheckReport(HtmlPage.Examples);
        var told = 0L;
        var codes = new HashSet<string>(StringComparer.Ordinal);
        CheckedPackage package;
        try
        {
            package = Flow.Check(TimeProvider.System).Run(path, options, new CheckListener(Tell) { Read = report.Read }, cancel);
        }
        catch (PackageException refused)
        {
            Assert.NotEqual(("", ""), (refused.Code, refused.Message));
            return [refused.Code];
        }
        report.Packages.Add(package);
        Assert.Equal(told, package.Findings.Sum(static count => count.Count));
        Assert.InRange(package.SetAside + package.Held, 0, package.Received);
        Assert.InRange(package.WithFindings, 0, package.Received);
        // A reader that fails is a defect: damage is told by what is wrong with the document, never by an exception of ours.
        Assert.DoesNotContain("RECORD-UNREADABLE", codes);
        Assert.DoesNotContain("CHECK-FAILED", codes);
        var excerpts = Excerpts.Of(path, options.Limits, report.Groups.SelectMany(static group => group.Examples).Select(static example => example.Finding));
        Assert.NotEqual("", HtmlPage.Of(report, excerpts, DateTimeOffset.UnixEpoch));
        Assert.NotEmpty(CheckLines.Of(package, report, 80).ToList());
        return codes;

        void Tell(Finding finding)
        {
            told++;
            codes.Add(finding.Code);
            report.Add("mutated", finding);
            Assert.True(finding.Where.Line >= 0 && finding.Where.File.Length + finding.Expected.Length > 0 && Enum.IsDefined(finding.Severity), finding.ToString());
            // Told to people in words, and to scripts in UTF-8.
            Assert.False(string.IsNullOrEmpty(FindingWords.Of(finding.Code).Wrong));
            Assert.True(finding.Code is not "XML-MALFORMED" || (finding.Where.Line > 0 && finding.Where.Column > 0), finding.ToString());
            _ = Encoding.UTF8.GetByteCount(FindingCsv.Cell(finding.Came));
            if (finding.Code is "RECORD-UNREADABLE" or "CHECK-FAILED")
            {
                throw new InvalidOperationException(finding.Came);
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>Tests that count what the whole process takes, or hold a limit of time: they run when all others are done.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
