using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Daftar.Dialects;

namespace Daftar.Tests.Dialects;

/// <summary>A record as a tree says what the XML says: compared with .NET's own XDocument on invented elements.</summary>
public sealed class XmlTreeTests
{
    private static readonly XmlReaderSettings Settings = new() { ConformanceLevel = ConformanceLevel.Fragment, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>Lengths around those at which readers and buffers begin anew.</summary>
    private static readonly int[] Lengths = [0, 1, 2, 23, 24, 25, 255, 256, 257, 4095, 4096, 4097, 16_383, 16_384, 16_385, 70_000, 3_000_000];

    [Fact]
    public void EveryTextAndAttributeIsThatOfTheXmlWhateverItsLengthAndForm()
    {
        var random = new Random(20261121);
        var tree = new XmlTree();
        for (var round = 0; round < 60; round++)
        {
            var document = new XElement("Record", Enumerable.Range(0, random.Next(1, 6)).Select(place => new XElement("Part",
                new XAttribute("of", Text(random, Lengths[random.Next(Lengths.Length - 2)])),
                random.Next(2) == 0 ? new XText(Text(random, Length(random, round))) : new XCData(Text(random, Length(random, round))),
                random.Next(2) == 0 ? new XElement("Inner", Text(random, 30)) : null,
                random.Next(2) == 0 ? new XText(Text(random, 12)) : null)));

            Load(tree, document.ToString(SaveOptions.DisableFormatting));

            var parts = document.Elements("Part").ToList();
            var at = 0;
            foreach (var part in tree.Root.Children("Part"))
            {
                Assert.Equal(Trimmed(parts[at].Attribute("of")!.Value), part.Attribute("of"));
                Assert.Equal(Trimmed(string.Concat(parts[at].Nodes().OfType<XText>().Select(static text => text.Value))), part.Text);
                // Asked twice, it is the same.
                Assert.Equal(part.Text, part.Text);
                Assert.Equal(Trimmed(parts[at].Element("Inner")?.Value ?? ""), part.TextOf("Inner"));
                at++;
            }
            Assert.Equal(parts.Count, at);
        }
    }

    [Fact]
    public void ARecordSaysNothingOfTheOneBefore()
    {
        var tree = new XmlTree();
        Load(tree, $"<Record><Part>{new string('x', 5_000_000)}</Part></Record>");
        Assert.Equal(5_000_000, tree.Root.TextOf("Part")!.Length);

        Load(tree, "<Record><Part of='1'>short</Part></Record>");

        Assert.Equal(("short", "1", null), (tree.Root.TextOf("Part"), tree.Root.Child("Part").Attribute("of"), tree.Root.TextOf("Other")));
    }

    [Fact]
    public void ATextBeyondTheLimitIsRefusedWithItsLine()
    {
        var refused = Assert.Throws<XmlLimitException>(() => Load(new XmlTree(), $"<Record>\n<Part>{new string('x', 5001)}</Part></Record>", XmlLimits.Default with { TextLength = 5000 }));
        Load(new XmlTree(), $"<Record><Part>{new string('x', 5000)}</Part></Record>", XmlLimits.Default with { TextLength = 5000 });

        Assert.Equal(2, refused.Line);
        Assert.Contains("5000", refused.Message, StringComparison.Ordinal);
    }

    private static int Length(Random random, int round) => Lengths[random.Next(round % 20 == 0 ? Lengths.Length : Lengths.Length - 1)];

    /// <summary>Words in several scripts, beyond the basic plane too, with what XML must escape; now and then the same ones, as codes and dates come again.</summary>
    private static string Text(Random random, int length)
    {
        string[] words = ["EN", "2024-01-10", "กาแฟ ", "a<b&c ", "Çay\t", "𝔇𝔞𝔣 ", "\"x'", "]]", "  ", "coffee\n"];
        var text = new StringBuilder(length + 16);
        while (text.Length < length)
        {
            text.Append(words[random.Next(words.Length)]);
        }
        text.Length = length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text.ToString();
    }

    private static string? Trimmed(string text) => text.Trim() is { Length: > 0 } some ? some.ToString(CultureInfo.InvariantCulture) : null;

    private static void Load(XmlTree tree, string xml, XmlLimits? limits = null)
    {
        using var reader = XmlReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(xml)), Settings);
        reader.MoveToContent();
        tree.Load(reader, limits);
    }
}
