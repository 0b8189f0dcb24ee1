using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Daftar.Benchmarks.Speed;

/// <summary>
/// Real records under invented numbers: every EUIPO trademark file and every USPTO TSDR file (ST.66 and ST.96) of the samples over and over,
/// each copy with an application and registration number of its own, so that each is an entry.
/// </summary>
internal static partial class Twins
{
    private const int PerPackage = 5_000;

    public static void Make(int records, string folder)
    {
        if (Samples() is not { } samples)
        {
            return;
        }
        var originals = Originals(samples);
        for (var done = 0; done < records;)
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"twins-{done:0000000}.zip"));
            using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
            for (var i = 0; i < PerPackage && done < records; i++, done++)
            {
                var (text, numbers) = originals[done % originals.Count];
                foreach (var number in numbers)
                {
                    text = text.Replace(number, Invented(number, done / originals.Count, done % originals.Count), StringComparison.Ordinal);
                }
                using var entry = new StreamWriter(zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"{done:0000000}.xml"), CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                entry.Write(text);
            }
        }
    }

    /// <summary>A number as long as the real one, another for every copy.</summary>
    private static string Invented(string number, int round, int which) =>
        round == 0 ? number : string.Create(CultureInfo.InvariantCulture, $"{number[0]}{round % 10_000:0000}{which:000}{number}")[..Math.Max(number.Length + 4, 8)];

    private static List<(string Text, string[] Numbers)> Originals(string samples)
    {
        var originals = new List<(string, string[])>();
        foreach (var folder in (string[])["st66/em", "st66/us", "st96/us-trademarks"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(samples, folder), "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var text = File.ReadAllText(file);
                var numbers = Number().Matches(text).Select(match => match.Groups["number"].Value).Where(number => number.Length >= 6).Distinct(StringComparer.Ordinal).ToArray();
                if (numbers.Length > 0)
                {
                    originals.Add((text, numbers));
                }
            }
        }
        return originals;
    }

    private static string? Samples()
    {
        var folder = Environment.GetEnvironmentVariable("DAFTAR_SAMPLES") ?? Path.Combine("..", "shared", "samples");
        return Directory.Exists(folder) ? folder : null;
    }

    [GeneratedRegex(@"<(\w+:)?(ApplicationNumber|ApplicationNumberText|RegistrationNumber)>(?<number>\d+)<", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
