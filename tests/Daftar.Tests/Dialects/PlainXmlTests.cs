using System.Globalization;
using System.Text;
using System.Xml;
using Daftar.Dialects;
using Daftar.Intake;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Dialects;

/// <summary>
/// What the parser of plain XML takes is what .NET's XmlReader reads, to the last node; what XmlReader refuses, it does not take. On the records of
/// the real files and on the same records damaged at random.
/// </summary>
public sealed class PlainXmlTests
{
    private static readonly XmlReaderSettings Settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = false,
    };

    private static readonly (string Prefix, string Namespace)[] Around = [("", "urn:default"), ("com", "urn:common"), ("xsi", "http://www.w3.org/2001/XMLSchema-instance")];

    private readonly XmlTree _plain = new();
    private readonly XmlTree _whole = new();

    [Theory]
    // taken
    [InlineData("<a/>", true)]
    [InlineData("<a>text</a>", true)]
    [InlineData("<com:a com:b='1' c=\"2\" xml:lang='en'><d>x &amp; y &#169;&#x1F600;</d >\r\n</com:a>", true)]
    [InlineData("<a xsi:type='t' b=' 1\t2\r\n3 '>\r\n <b>1</b> <c/> <i>2</i> 3 <i>4</i> </a>", true)]
    [InlineData("<a><!-- not - said --><?pi what?>1<![CDATA[<b>&amp;\r\n]]>2</a>", true)]
    [InlineData("<a xmlns='urn:x' xmlns:n='urn:y'><n:b n:c='1'><n:d xmlns:n='urn:z'/></n:b></a>", true)]
    [InlineData("<a>กาแฟ Çay 𝔇\u00A0</a>", true)]
    [InlineData("<a b='&eacute;'>caf&eacute;&nbsp;&amp;eacute; &NotEqualTilde;</a>", true)]
    [InlineData("<p>words<b>bold</b> <i>it</i></p>", true)]
    // left to XmlReader, which reads it
    [InlineData("<é/>", false)]
    [InlineData("<a x:b='1' com:b='2' xmlns:x='urn:x'/>", false)]
    [InlineData("<a>ＡＢ￥</a>", false)]
    [InlineData("<a>\r</a>", false)]
    [InlineData("<a xml:space='preserve'> </a>", false)]
    [InlineData("<a>&#32;</a>", false)]
    // not well formed
    [InlineData("<a>", false)]
    [InlineData("<a></b>", false)]
    [InlineData("<a b='1' b='2'/>", false)]
    [InlineData("<a b='1'c='2'/>", false)]
    [InlineData("<a b=1/>", false)]
    [InlineData("<a b='<'/>", false)]
    [InlineData("<a>]]></a>", false)]
    [InlineData("<a>&nosuch;</a>", false)]
    [InlineData("<a>&&eacute;</a>", false)]
    [InlineData("<a>&#0;</a>", false)]
    [InlineData("<a>&#xD800;</a>", false)]
    [InlineData("<a>\u0001</a>", false)]
    [InlineData("<a>\uFFFE</a>", false)]
    [InlineData("<a><!-- a -- b --></a>", false)]
    [InlineData("<a><?xml version='1.0'?></a>", false)]
    [InlineData("<a><b:c/></a>", false)]
    [InlineData("<a:b:c/>", false)]
    [InlineData("<1a/>", false)]
    [InlineData("<a xmlns:com=''/>", false)]
    [InlineData("<a><b xmlns:n='urn:n'/><n:c/></a>", false)]
    [InlineData("<a xmlns:xml='urn:x'/>", false)]
    [InlineData("<!DOCTYPE a []><a/>", false)]
    [InlineData("<a/><b/>", false)]
    [InlineData("</a>", false)]
    [InlineData("<a", false)]
    [InlineData("<a b", false)]
    [InlineData("<a b='", false)]
    [InlineData("<a/", false)]
    [InlineData("<a>&#x110000;</a>", false)]
    [InlineData("<a>&;</a>", false)]
    [InlineData("<xmlns:a/>", false)]
    public void PlainXmlIsTakenAndAllElseIsLeft(string xml, bool isTaken) => Assert.Equal(isTaken, Compare(Encoding.UTF8.GetBytes(xml), Around));

    [Fact]
    public void BytesThatAreNoUtf8AreLeft() => Assert.False(Compare([.. "<a>"u8, 0xC3, 0x28, .. "</a>"u8], Around));

    [Fact]
    public void BeyondTheLimitsNothingIsTaken()
    {
        var limits = new XmlLimits { Depth = 3, Nodes = 5, TextLength = 10 };
        Assert.True(Taken("<a><b><c/></b></a>", limits));
        Assert.False(Taken("<a><b><c><d/></c></b></a>", limits));
        Assert.True(Taken("<a><b/><b/><b/><b/></a>", limits));
        Assert.False(Taken("<a><b/><b/><b/><b/><b/></a>", limits));
        Assert.True(Taken("<a>0123456789</a>", limits));
        Assert.False(Taken("<a>0123456789+</a>", limits));
        Assert.False(Taken("<a b='0123456789+'/>", limits));
        Assert.False(Taken("<a><![CDATA[0123456789+]]></a>", limits));
        Assert.True(Taken("<a>&eacute;</a>", limits with { Entities = 1 }));
        Assert.False(Taken("<a b='&eacute;'>&eacute;</a>", limits with { Entities = 1 }));
    }

    [SampleFact]
    public void EveryRecordOfTheRealFilesIsReadAsXmlReaderReadsIt()
    {
        var records = 0;
        var taken = 0;
        foreach (var (bytes, around) in Records())
        {
            records++;
            taken += Compare(bytes, around) ? 1 : 0;
        }

        Assert.True(records > 700, string.Create(CultureInfo.InvariantCulture, $"{records} records"));
        // else the parser is of no use
        Assert.True(taken > records * 0.95, string.Create(CultureInfo.InvariantCulture, $"{taken} of {records} are plain"));
    }

    [SampleFact]
    public void DamagedRecordsAreReadAsXmlReaderReadsThemOrLeft()
    {
        var rounds = LongRun.IsWanted ? 200_000 : 4_000;
        var seed = LongRun.Seed();
        var random = new Random(seed);
        var records = Records().Where(static record => record.Bytes.Length < 20_000).ToList();
        var taken = 0;
        for (var round = 0; round < rounds; round++)
        {
            var (bytes, around) = records[random.Next(records.Count)];
            taken += Compare(Damaged(bytes, random), around, string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}")) ? 1 : 0;
        }

        // Both happen: records that stay well formed in spite of it, and records that do not.
        Assert.InRange(taken, rounds / 20, rounds * 9 / 10);
    }

    private bool Taken(string xml, XmlLimits limits)
    {
        _plain.BeginDocument(Around);
        var bytes = Encoding.UTF8.GetBytes(xml);
        return _plain.TryLoad(bytes, 0, bytes.Length, limits);
    }

    /// <summary>Reads both ways, somewhere in a larger buffer; true where the parser of plain XML took it.</summary>
    private bool Compare(byte[] bytes, IEnumerable<(string Prefix, string Namespace)> around, string? of = null)
    {
        _plain.BeginDocument(around);
        byte[] buffer = [.. "</a><"u8, .. bytes, .. "</a>"u8];
        if (!_plain.TryLoad(buffer, 5, bytes.Length, XmlLimits.Default))
        {
            Assert.True(_plain.Root.IsNone);
            return false;
        }
        var names = new NameTable();
        var spaces = new XmlNamespaceManager(names);
        foreach (var (prefix, space) in around)
        {
            spaces.AddNamespace(prefix, space);
        }
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(NamedEntities.Resolve(bytes, int.MaxValue) ?? bytes), Settings, new XmlParserContext(names, spaces, null, XmlSpace.None, Encoding.UTF8));
            reader.MoveToContent();
            _whole.Load(reader);
        }
        catch (XmlException problem)
        {
            Assert.Fail($"{of}: XmlReader refuses what was taken: {problem.Message}\n{Encoding.UTF8.GetString(bytes)}");
        }
        Assert.Equal(Nodes(_whole), Nodes(_plain));
        Assert.Equal(XmlTreeContent.Fingerprint(_whole, new()), XmlTreeContent.Fingerprint(Again(buffer, bytes.Length), new()));
        return true;
    }

    /// <summary>Read anew, so that no text of it is a string yet.</summary>
    private XmlTree Again(byte[] buffer, int length)
    {
        Assert.True(_plain.TryLoad(buffer, 5, length, XmlLimits.Default));
        return _plain;
    }

    private static List<(string, string, string?, int, int, int, int)> Nodes(XmlTree tree)
    {
        var nodes = new List<(string, string, string?, int, int, int, int)>();
        foreach (ref var node in tree.Nodes)
        {
            var isElement = node.Kind == XmlTree.Kind.Element;
            nodes.Add((node.Kind.ToString(), node.Name, isElement ? null : tree.ValueOf(ref node), node.Parent, node.FirstChild, node.NextSibling, isElement ? tree.LineOf(ref node) : 0));
        }
        return nodes;
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var damaged = new List<byte>(bytes);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(5))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged[at] = Signs[random.Next(Signs.Length)];
                    break;
                case 2:
                    damaged.Insert(at, Signs[random.Next(Signs.Length)]);
                    break;
                case 3:
                    damaged.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                default:
                    damaged.RemoveRange(at, Math.Min(damaged.Count - at - 1, random.Next(1, 5)));
                    break;
            }
        }
        return [.. damaged];
    }

    private static readonly byte[] Signs = [.. "<>/='\"&;:![]?- \t\r\nax#1"u8];

    private static readonly string[] Pieces =
        ["<!-- x -->", "<![CDATA[ ]]>", "<![CDATA[\u2028\r\n\u0085]]>", "<?x y?>", "&amp;", "&#10;", "&#x20;", "]]>", "\r\n", "<b/>", "<b> </b>", " b='1'", " xml:lang='x'", " xml:space='preserve'", " xmlns:q='urn:q'", "<q:r/>", "é", "\uFEFF", "\u2028", "\u0085", "　", "--", "<!DOCTYPE x>", "&eacute;"];

    private static IEnumerable<(byte[] Bytes, List<(string Prefix, string Namespace)> Around)> Records()
    {
        foreach (var file in Directory.EnumerateFiles(Samples.Folder!, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(static file => new FileInfo(file).Length < 20_000_000))
        {
            var found = new List<(byte[], List<(string, string)>)>();
            using var stream = File.OpenRead(file);
            new RecordSplitter(Catalog.Dialects, 100_000_000).Split(stream, file, record =>
            {
                if (record.Broken is null && record.Document.Encoding is UTF8Encoding)
                {
                    found.Add((record.Bytes.ToArray(), record.Document.Namespaces));
                }
            }, static _ => { });
            foreach (var record in found)
            {
                yield return record;
            }
        }
    }
}
