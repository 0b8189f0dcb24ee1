using System.Xml;
using Daftar.Dialects;

namespace Daftar.Tests.Dialects;

public class FlowTextTests
{
    private static string? Flow(string xml)
    {
        var tree = new XmlTree();
        using var reader = XmlReader.Create(new StringReader(xml));
        reader.MoveToContent();
        tree.Load(reader);
        var text = tree.Root.FlowText;
        Assert.Null(XmlTreeContent.Residue(tree));
        return text;
    }

    [Theory]
    [InlineData("<p>Breaks of the\n   layout run\ttogether.</p>", "Breaks of the layout run together.")]
    [InlineData("<d><heading id='h'>FIELD</heading><p num='0001'>One <b>bold</b> word.</p>\n<p>Two.</p></d>", "FIELD\nOne bold word.\nTwo.")]
    [InlineData("<p>H<sub>2</sub>O at 10<sup>5</sup> Pa<sup>1</sup>, 10<sup>−3</sup> mol, row 12<sup>a</sup></p>", "H2O at 10^5 Pa1, 10^−3 mol, row 12a")]
    [InlineData("<table><row><entry>Fork</entry><entry>42\"</entry></row><row><entry>free</entry><entry>5.7</entry></row></table>", "Fork | 42\"\nfree | 5.7")]
    [InlineData("<p><math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac><mo>\u2062</mo><msqrt><mi>x</mi></msqrt></math></p>", "(a+b)/(2)√(x)")]
    [InlineData("<p><math><msubsup><mo>∑</mo><mn>0</mn><mn>4</mn></msubsup><msub><mi>a</mi><mi>i</mi></msub><mspace width='1em'/><mfenced open='['><mi>x</mi><mi>y</mi></mfenced></math></p>", "∑_0^4a_i [x,y)")]
    [InlineData("<p>one<br/>two<img file='a.tif'/></p>", "one\ntwo")]
    [InlineData("<p>\n  <img file='a.tif'/>\n</p>", null)]
    public void Running_text_reads_as_one_reads_it(string xml, string? expected) => Assert.Equal(expected, Flow(xml));

    [Fact]
    public void Preformatted_text_keeps_its_lines() => Assert.Equal("Listing:\na = 1\n  b = 2", Flow("<p>Listing:<pre>a = 1\n  b = 2</pre></p>"));
}
