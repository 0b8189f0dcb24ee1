using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Dialects;

/// <summary>
/// <c>Left/names.txt</c> holds the names of the standards that readers ask for, and nothing else: strings of their code that stand in a schema, in a document, or in
/// <c>names-elsewhere.txt</c>. Held against what readers take from documents, which no list is made of.
/// </summary>
public sealed partial class NamesListTests
{
    private static readonly string[] Dialects = ["st36", "st66", "st86", "st96"];

    private static readonly Dictionary<string, string[]> Elsewhere = Lists(Path.Combine(Project.Root, "tests", "Daftar.Tests", "Dialects", "names-elsewhere.txt"));

    private static Dictionary<string, string[]> Written => Lists(Path.Combine(Project.Root, "src", "Daftar", "Dialects", "Left", "names.txt"));

    /// <summary><c>DAFTAR_TEST_WRITE=1</c> writes it anew.</summary>
    [SampleFact]
    public void TheListHoldsTheNamesOfTheStandardsThatReadersAskFor()
    {
        var path = Path.Combine(Project.Root, "src", "Daftar", "Dialects", "Left", "names.txt");
        var wanted = "# Names of elements and attributes the readers ask for, by dialect. Made by NamesListTests of the readers' code, the schemas and the samples; what is nearly one of them is told as ELEMENT-MISSPELT.\n\n"
            + string.Join("\n\n", Dialects.Select(static dialect => $"{dialect}: {string.Join(' ', InCode(dialect).Where(OfTheStandard(dialect).Contains))}")) + "\n";
        if (Environment.GetEnvironmentVariable("DAFTAR_TEST_WRITE") == "1")
        {
            File.WriteAllText(path, wanted);
        }

        Assert.True(wanted == File.ReadAllText(path), "DAFTAR_TEST_WRITE=1 writes the list anew, for its names are judged by.");
    }

    /// <summary>Whoever reads a document of the samples takes values from elements of that name, or of a name put together of one (ApplicantIdentifier, of a role and Identifier).</summary>
    [Theory, InlineData("st36"), InlineData("st66"), InlineData("st86"), InlineData("st96")]
    public void WhatReadersTakeFromTheSamplesIsOnTheList(string dialect)
    {
        // ST.86 is read by the readers of ST.66 where the two are alike.
        string[] readers = dialect == "st86" ? ["st66", "st86"] : [dialect];
        var listed = readers.SelectMany(static reader => Written[reader]).ToHashSet(StringComparer.Ordinal);
        var ends = readers.SelectMany(InCode).Where(static name => char.IsAsciiLetterUpper(name[0])).ToList();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var taken = 0;
        foreach (var file in Directory.GetFiles(Path.Combine(Project.Root, "samples", dialect), "*.xml"))
        {
            using var stream = File.OpenRead(file);
            var reader = new RecordReader(Daftar.Offices.OfficeProfiles.Embedded, XmlLimits.Default);
            new RecordSplitter(Catalog.Dialects, 256_000_000).Split(stream, "x.xml", found =>
            {
                using var chunk = new RecordChunk();
                chunk.Add(found);
                reader.Read(chunk.Raw[0], chunk.Buffer, []);
                for (var i = 1; i < reader.Tree.Nodes.Length; i++)
                {
                    ref var node = ref reader.Tree.At(i);
                    if (node.Kind == XmlTree.Kind.Text && node.Touched && reader.Tree.At(node.Parent).Name is var name)
                    {
                        taken++;
                        // The list has no names of two letters.
                        if (name.Length > 2 && !listed.Contains(name) && !ends.Exists(end => name.EndsWith(end, StringComparison.Ordinal) && name.Length > end.Length) && !IsCoded(name))
                        {
                            missing.Add(name);
                        }
                    }
                }
            }, static _ => { });
        }
        Complaints.None(missing);
        Assert.True(taken > 50);
    }

    /// <summary>What the code says of itself, in JSON or as a value is no name: an element of an office that is nearly such a word is no slip.</summary>
    [Theory]
    [InlineData("st96", "ArgumentException"), InlineData("st96", "HasAll"), InlineData("st96", "http"), InlineData("st96", "viennaClassificationBag"), InlineData("st96", "JPEG"), InlineData("st96", "V6_0"), InlineData("st96", "cancelled"), InlineData("st96", "daftar-beside")]
    [InlineData("st66", "lineJoin"), InlineData("st66", "insolvency"), InlineData("st66", "Three-dimensional"), InlineData("st86", "ST96"), InlineData("st36", "STEP_DESCRIPTION"), InlineData("st36", "abandoned"), InlineData("st36", "epodoc")]
    public void NoStringOfTheCodeIsTakenForAName(string dialect, string text)
    {
        Assert.DoesNotContain(text, Written[dialect]);
        Assert.DoesNotContain(text, KnownNames.All(dialect));
    }

    [Fact]
    public void NoNameIsKeptThatNobodyAsksFor() =>
        Complaints.None([.. Dialects.SelectMany(static dialect => Written[dialect].Concat(Elsewhere[dialect]).Except(InCode(dialect), StringComparer.Ordinal).Select(name => $"{dialect} {name}"))]);

    /// <summary>Names of the old SGML and of the EPO's groups are codes: the code that asks for them puts them together.</summary>
    private static bool IsCoded(string name) => name == "PDAT" || CodeName().IsMatch(name);

    private static Dictionary<string, string[]> Lists(string path) => File.ReadAllLines(path).Where(static line => line.Length > 0 && line[0] != '#' && line.Contains(':', StringComparison.Ordinal))
        .ToDictionary(static line => line[..line.IndexOf(':', StringComparison.Ordinal)], static line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static SortedSet<string> InCode(string dialect) =>
        new(Directory.GetFiles(Path.Combine(Project.Root, "src", "Daftar", "Dialects", "St" + dialect[2..]), "*.cs", SearchOption.AllDirectories)
            .SelectMany(static file => Literal().Matches(File.ReadAllText(file)).Select(static match => match.Groups["name"].Value)), StringComparer.Ordinal);

    /// <summary>ST.66 and ST.86 have the names of which ST.96 was made.</summary>
    private static HashSet<string> OfTheStandard(string dialect)
    {
        var names = Elsewhere[dialect].ToHashSet(StringComparer.Ordinal);
        foreach (var folder in dialect is "st66" or "st86" ? new[] { "st66", "st96-v6" } : [dialect == "st96" ? "st96-v6" : dialect])
        {
            foreach (var file in Directory.GetFiles(Samples.Path("schemas/" + folder), "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith("_Common.xsd", StringComparison.Ordinal) && Path.GetExtension(file) is ".xsd" or ".dtd" or ".ent" or ".mod"))
            {
                names.UnionWith((file.EndsWith(".xsd", StringComparison.Ordinal) ? InSchema() : InDtd()).Matches(File.ReadAllText(file)).Select(static match => match.Groups["name"].Value)
                    .Where(name => folder != "st96-v6" || dialect == "st96" || char.IsAsciiLetterUpper(name[0])));
            }
        }
        foreach (var file in Directory.GetFiles(Path.Combine(Project.Root, "samples", dialect), "*.xml"))
        {
            try
            {
                using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, ConformanceLevel = ConformanceLevel.Auto });
                while (reader.Read())
                {
                    if (reader.NodeType == XmlNodeType.Element)
                    {
                        names.Add(reader.LocalName);
                        while (reader.MoveToNextAttribute())
                        {
                            if (reader.Prefix != "xmlns")
                            {
                                names.Add(reader.LocalName);
                            }
                        }
                    }
                }
            }
            catch (XmlException)
            {
                // Several documents in one file: the names of the first.
            }
        }
        return names;
    }

    [GeneratedRegex("^[A-Z]{1,2}\\d{3,4}[A-Z]*$|^[A-Z]{3,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeName();

    [GeneratedRegex("(?:element|attribute)\\s+name=\"(?<name>[\\w.-]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InSchema();

    [GeneratedRegex("<!ELEMENT\\s+(?<name>[\\w.-]+)|(?<=<!ATTLIST[^>]*\\s)(?<name>[\\w.-]+)\\s+(?:CDATA|ID|IDREF|IDREFS|NMTOKEN|\\()", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InDtd();

    [GeneratedRegex("\"(?<name>[A-Za-z_][A-Za-z0-9_\\-]{2,})\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();
}
