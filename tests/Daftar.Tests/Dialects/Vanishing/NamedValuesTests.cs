using System.Text;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Consistency;

namespace Daftar.Tests.Dialects;

/// <summary>Values that readers know and the record does not keep, one by one: of their form they say nothing, and anything else is kept.</summary>
public sealed class NamedValuesTests
{
    [Theory]
    [InlineData("st66/mark-word.xml", "<VersionNumber>4<", "<VersionNumber>third<", "third")]
    [InlineData("st66/mark-word.xml", "phoneKind=\"Business Phone\"", "phoneKind=\"only at night\"", "only at night")]
    [InlineData("st66/mark-word.xml", "<MarkImageColourIndicator>true<", "<MarkImageColourIndicator>partly<", "partly")]
    [InlineData("st86/application-of-three.xml", "<ViewFilename>", "<ViewColourIndicator>partly</ViewColourIndicator><ViewFilename>", "partly")]
    [InlineData("st96/marks.xml", "<com:ImageFormatCategory>PNG", "<com:ImageColourIndicator>partly</com:ImageColourIndicator><com:ImageFormatCategory>PNG", "partly")]
    [InlineData("st96/patents.xml", "measureUnitCode=\"Mm\"", "measureUnitCode=\"feet\"", "feet")]
    [InlineData("st96/marks.xml", "<com:FileName>images", "<com:HeightMeasure com:measureUnitCode=\"Mm\">high</com:HeightMeasure><com:FileName>images", "high")]
    [InlineData("st36/ep-application.xml", "srep-office=\"EP\"", "srep-office=\"Munich\"", "Munich")]
    [InlineData("st36/ep-application.xml", "<p id=\"p0001\"", "<p id=\"see page 4\"", "see page 4")]
    [InlineData("st36/us-two-in-one-file.xml", "<b>", "<b id=\"see page 4\">", "see page 4")]
    [InlineData("st36/ep-specification.xml", "<b>", "<b id=\"see page 4\">", "see page 4")]
    public void OfAnotherFormIsKept(string sample, string right, string wrong, string kept)
    {
        var text = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Left(text), left => left.Text == kept);

        Assert.Contains(Left(text.Replace(right, wrong, StringComparison.Ordinal)), left => left.Text == kept);
    }

    private static List<Residue> Left(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects).SelectMany(static one => one.Record?.Residue ?? [])];
    }
}
