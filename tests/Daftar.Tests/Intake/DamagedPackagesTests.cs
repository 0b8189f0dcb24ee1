using System.Globalization;
using System.IO.Compression;
using System.Text;
using Daftar.Intake;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>
/// Bad input gives a finding and loses nothing else: packages of every dialect, damaged at random (bytes flipped, cut, doubled, tags torn), are read to
/// their end. <c>./daftar test --long</c> does far more of them; the seed is in the message of a failure.
/// </summary>
public sealed class DamagedPackagesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const string Other = "<>&\"'/=;\0\u0001xZ9 \n";

    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-damaged-").FullName;
    private readonly int _seed = LongRun.Seed();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.xml", SearchOption.AllDirectories).Select(static path => Path.GetRelativePath(Path.Combine(Repository.Root, "samples"), path))
        // Those of the checks are one document a right, altered in one place.
        .Where(static path => !path.StartsWith("checks/", StringComparison.Ordinal) || path.StartsWith("checks/clean/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Samples => [.. Names];

    [Theory, MemberData(nameof(Samples))]
    public void ADamagedFileOfAnyDialectIsReadToItsEnd(string sample)
    {
        var whole = File.ReadAllBytes(Path.Combine(Repository.Root, "samples", sample));
        var random = new Random(_seed);
        for (var n = 0; n < (LongRun.IsWanted ? 2000 : 40); n++)
        {
            Check("damaged.xml", Damage(whole, 0, whole.Length, random, 1 + random.Next(4)));
        }
    }

    [Fact]
    public void ADamagedZipIsReadAsFarAsItGoes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var sample in Names)
            {
                using var entry = zip.CreateEntry(sample).Open();
                entry.Write(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", sample)));
            }
        }
        var random = new Random(_seed);
        for (var n = 0; n < (LongRun.IsWanted ? 2000 : 60); n++)
        {
            // Most in place: a byte more or less anywhere, and no entry of the list at its end is where that says.
            Check("damaged.zip", Damage(stream.ToArray(), 0, (int)stream.Length, random, 1 + random.Next(3), inPlace: random.Next(5) > 0));
        }
    }

    [Fact]
    public void ValuesDamagedInOneRecordCostNoOther()
    {
        var whole = Encoding.UTF8.GetBytes(Marks.Document("2024-01-10T10:00:00Z", Marks.Many(50)));
        var text = Encoding.UTF8.GetString(whole);
        var random = new Random(_seed);
        for (var n = 0; n < (LongRun.IsWanted ? 2000 : 60); n++)
        {
            var record = random.Next(50);
            var from = text.IndexOf(string.Create(CultureInfo.InvariantCulture, $"4/2020/{record + 1:00000000}"), StringComparison.Ordinal);
            var to = text.IndexOf("</tmk:Trademark>", from, StringComparison.Ordinal);
            // A byte of this record becomes another one, but none that begins a comment or a section: those rightly reach to their end.
            var damaged = whole.ToArray();
            damaged[random.Next(from, to + 15)] = (byte)Other[random.Next(Other.Length)];

            var found = Check("one.xml", damaged);

            Assert.True(found.Received - found.SetAside >= 49, string.Create(CultureInfo.InvariantCulture, $"seed {_seed}, damage {n}: {found.Received} received, {found.SetAside} set aside of 50; record {record}"));
        }
    }

    [Fact]
    public async Task WhateverIsDamagedTheAccountAddsUpAndEveryRecordCountsOnce()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var random = new Random(_seed);
        for (var n = 0; n < (LongRun.IsWanted ? 300 : 10); n++)
        {
            var whole = Encoding.UTF8.GetBytes(Marks.Document(string.Create(CultureInfo.InvariantCulture, $"2024-01-{1 + (n % 28):00}T10:00:00Z"), Marks.Many(20, from: 1 + (n * 3))));
            var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{n}.xml"));
            await File.WriteAllBytesAsync(path, Damage(whole, 300, whole.Length, random, 2));

            var loaded = await hub.Load(path);

            Assert.True(loaded.Account.AddsUp, string.Create(CultureInfo.InvariantCulture, $"seed {_seed}, package {n}"));
            Assert.Equal(loaded.Account.SetAside + loaded.Account.Held, await hub.Ask<long>("select count(*) from waiting where package = $1", loaded.Account.Id));
        }
        Assert.Empty((await new Daftar.Register.Verify(hub.Database).Run(true, null, default)).Problems);
    }

    /// <summary>Reads and checks it; it may be refused as a package with the reason, and nothing else may happen.</summary>
    private CheckedPackage Check(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        try
        {
            return Flow.Check(TimeProvider.System).Run(path, new LoadOptions { Readers = 1 }, static finding => Assert.NotEqual(0, finding.Code.Length), default);
        }
        catch (PackageException refused)
        {
            Assert.NotEqual("", refused.Message);
            return new CheckedPackage { Name = name };
        }
        catch (Exception broken) when (broken is not Xunit.Sdk.XunitException)
        {
            var kept = RunFolder.Kept("daftar-damaged-" + Guid.NewGuid().ToString("N") + Path.GetExtension(name));
            File.Copy(path, kept);
            throw new Xunit.Sdk.XunitException(string.Create(CultureInfo.InvariantCulture, $"seed {_seed}: {kept}: {broken}"), broken);
        }
    }

    private static byte[] Damage(byte[] whole, int from, int to, Random random, int times, bool inPlace = false)
    {
        List<byte> bytes = [.. whole];
        for (var i = 0; i < times; i++)
        {
            var end = Math.Min(to, bytes.Count);
            var at = random.Next(Math.Min(from, end - 1), end);
            var length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (inPlace ? 7 * random.Next(2) : random.Next(7))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(at, "<"u8);
                    break;
                case 4:
                    bytes.InsertRange(at, random.Next(5) switch { 0 => "<![CDATA["u8, 1 => "<!--"u8, 2 => "&lol;"u8, 3 => "<?xml version=\"1.0\"?>"u8, _ => "\0\uFFFF"u8 });
                    break;
                case 5 when bytes.Count > 40:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
            if (bytes.Count == 0)
            {
                bytes.Add((byte)' ');
            }
        }
        return [.. bytes];
    }
}
