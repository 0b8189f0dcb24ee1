using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>
/// Apache Lucene in a process of its own (<c>benchmarks/peers/lucene</c>): told the same documents, cut by our tokenizer, and asked the same questions.
/// Needs a JDK and Debian's <c>liblucene8-java</c>.
/// </summary>
internal sealed class SearchPeer : IDisposable
{
    private static readonly string[] Jars = ["lucene-core", "lucene-analyzers-common"];

    private readonly Process asking;

    private SearchPeer(Process asking, int segments) => (this.asking, Segments) = (asking, segments);

    public int Segments { get; }

    /// <summary>Indexes the corpus. Making the documents is our cost and goes on beside it, as it does when our own index is built.</summary>
    /// <returns>Documents, seconds by the clock, processor seconds of the peer alone, bytes of the index.</returns>
    public static (long Documents, double Seconds, double Processor, long Bytes) Build(SearchCorpus corpus, string folder)
    {
        using var process = Start(folder, "build", folder);
        using (var stream = new BufferedStream(process.StandardInput.BaseStream, 1 << 20))
        {
            var writing = new Lock();
            corpus.Read(1, () => document =>
            {
                if (document is not null)
                {
                    var bytes = Bytes(document);
                    lock (writing)
                    {
                        stream.Write(bytes);
                    }
                }
            });
            stream.WriteByte(0);
        }

        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Lucene has not built its index: see above.");
        process.WaitForExit();
        var said = line.Split('\t').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (said[0], said[1] / 1000.0, said[2] / 1000.0, said[3]);
    }

    public static SearchPeer Open(string folder, IReadOnlyList<Question> questions)
    {
        var lines = Path.Combine(folder, "questions.tsv");
        File.WriteAllLines(lines, questions.Select(question => question.Line()));
        var process = Start(folder, "ask", folder, lines);
        var ready = process.StandardOutput.ReadLine()?.Split('\t') ?? throw new InvalidOperationException("Lucene has not opened its index: see above.");
        return new SearchPeer(process, int.Parse(ready[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Asks questions of the list, each so many times.</summary>
    /// <param name="onAllCores">The segments of one search at once, by an executor; else one after the other.</param>
    /// <returns>Per question its answer in one text and the milliseconds of each turn; and the seconds of all.</returns>
    public (List<(string Answer, double[] Times)> Answers, double Seconds) Ask(int first, int count, int turns, int clients, bool onAllCores)
    {
        asking.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {count} {turns} {clients} {(onAllCores ? 1 : 0)}"));
        asking.StandardInput.Flush();
        var line = asking.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Lucene has stopped: see above.");
        var parts = line.Split('\t');
        return ([.. parts.Skip(1).Select(part => part.Split(' ')).Select(part => (part[0], Array.ConvertAll(part[1..], time => long.Parse(time, CultureInfo.InvariantCulture) / 1e6)))],
            long.Parse(parts[0], CultureInfo.InvariantCulture) / 1e9);
    }

    /// <summary>Bytes the process holds beside the mapped index.</summary>
    public long Memory() => Speed.Memory.AnonymousOf(asking.Id);

    public void Dispose()
    {
        asking.StandardInput.Close();
        asking.WaitForExit();
        asking.Dispose();
    }

    /// <summary>A day as a number that grows with it.</summary>
    public static int Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    private static Process Start(string folder, params string[] words)
    {
        var classes = folder.TrimEnd('/') + "-classes";
        var jars = Array.ConvertAll(Jars, jar => Directory.GetFiles("/usr/share/java", jar + "-8.*.jar").FirstOrDefault()
            ?? throw new InvalidOperationException($"There is no {jar} in /usr/share/java. Install the Debian package liblucene8-java and a JDK."));
        var path = string.Join(':', [.. jars, classes]);
        var source = new FileInfo(Path.Combine(Repository(), "benchmarks/peers/lucene/LucenePeer.java"));
        if (!File.Exists(Path.Combine(classes, "LucenePeer.class")) || File.GetLastWriteTimeUtc(Path.Combine(classes, "LucenePeer.class")) < source.LastWriteTimeUtc)
        {
            using var compiler = Process.Start(new ProcessStartInfo("javac", ["-cp", path, "-d", classes, source.FullName]))!;
            compiler.WaitForExit();
        }

        // large enough for 256 MB of buffer and the counts of facets, small enough to leave the memory to the mapped files
        var start = new ProcessStartInfo("java", ["-Xms1500m", "-Xmx1500m", "-cp", path, "LucenePeer", .. words]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        return Process.Start(start)!;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Daftar.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The benchmark is run from the repository, where the sources of its peers are.");
    }

    private static byte[] Bytes(SearchDocument document)
    {
        using var to = new MemoryStream();
        to.WriteByte(1);
        var fields = document.Fields.All;
        var texts = document.Values.Where(value => fields[value.Field].HasWords).ToList();
        var right = document.Fields["right"].Ordinal;
        var names = document.Values.Exists(value => value.Field == right && value.Value == "trademark") ? texts.Where(value => fields[value.Field].Name == "title").SelectMany(value => Tokens(value.Value)).Distinct().ToList() : [];
        Number(to, texts.Count + (names.Count > 0 ? 2 : 0));
        if (names.Count > 0)
        {
            // what people give Lucene to find similar names by: keys of sound, and trigrams
            Also("mark-sound", names.Select(name => SoundKey.Of(name)).OfType<string>());
            Also("mark-grams", names.SelectMany(name => Enumerable.Range(0, Math.Max(0, name.Length)).Select(at => $"_{name}_".Substring(at, Math.Min(3, name.Length + 2 - at)))));
        }

        foreach (var (field, value, language) in texts)
        {
            Text(to, fields[field].Name);
            to.WriteByte(fields[field].Is(FieldUses.Search) ? (byte)1 : (byte)0);
            var tokens = Tokens(value);
            Text(to, string.Join(' ', tokens));
            Text(to, fields[field].Is(FieldUses.Search) && fields[field].HasForms ? Forms(tokens, Stemmers.NumberOf(language)) : "");
        }

        void Also(string field, IEnumerable<string> tokens)
        {
            Text(to, field);
            to.WriteByte(0);
            Text(to, string.Join(' ', tokens.Distinct()));
            Text(to, "");
        }

        foreach (var facet in Question.Facets)
        {
            var ordinal = document.Fields[facet].Ordinal;
            var values = document.Values.Where(value => value.Field == ordinal).Select(value => facet == "filed" ? value.Value[..4] : value.Value).Distinct().ToList();
            Number(to, values.Count);
            foreach (var value in values)
            {
                Text(to, value);
            }
        }

        var filed = document.Fields["filed"].Ordinal;
        Number(to, document.Values.Where(value => value.Field == filed).Select(value => Day(value.Value)).FirstOrDefault());
        var number = document.Fields["number"].Ordinal;
        var numbers = document.Values.Where(value => value.Field == number).Select(value => FieldKeys.Of(FieldKind.Number, value.Value)).Distinct().ToList();
        Number(to, numbers.Count);
        foreach (var one in numbers)
        {
            Text(to, one);
        }

        Number(to, document.Stored.Length);
        to.Write(document.Stored.Span);
        return to.ToArray();
    }

    /// <summary>A value as the tokenizer cuts it for the index.</summary>
    public static List<string> Tokens(string value)
    {
        var tokens = new List<string>();
        foreach (var token in Tokenizer.ForIndex(Folding.Fold(value)))
        {
            tokens.Add(token.Text.ToString());
        }

        return tokens;
    }

    /// <summary>The stems of a text in a language, each with the language in front.</summary>
    private static string Forms(List<string> tokens, int language) =>
        language == 0 ? "" : string.Join(' ', tokens.Select(token => $"{Stemmers.All[language - 1].Language}:{Stemmers.Stem(language, token)}"));

    private static void Number(Stream to, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        to.Write(bytes);
    }

    private static void Text(Stream to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Number(to, bytes.Length);
        to.Write(bytes);
    }
}
