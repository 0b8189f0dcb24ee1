using System.Text;
using Daftar.Intake;
using Daftar.Rights.Patents;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St36;

/// <summary>The end tag of the description stands too late: what is in it are claims all the same, in every flavour of ST.36 that has both.</summary>
public sealed class ClaimsInDescriptionTests
{
    [Fact]
    public void OfTheEpoTheyAreReadAndTold() => AreRead(File.ReadAllText(Path.Combine(Project.Root, "samples", "st36/ep-application.xml")), "description", "claims");

    [Fact]
    public void OfTheUsptoTheyAreReadAndTold() => AreRead(File.ReadAllText(Path.Combine(Project.Root, "samples", "st36/us-two-in-one-file.xml")), "description", "claims");

    [SampleTheory]
    [InlineData("st36/us/grant-v4-5-B1.xml", "description", "claims")]
    [InlineData("st36/us/pap-US20010000044A1.xml", "subdoc-description", "subdoc-claims")]
    [InlineData("st36/us/sgml-US06336130.xml", "SDODE", "SDOCL")]
    [InlineData("CN", "description", "claims")]
    [InlineData("SIPO", "Description", "Claims")]
    public void OfARealFileTheyAreReadAndTold(string file, string description, string claims) => AreRead(File.ReadAllText(file.Contains('/', StringComparison.Ordinal) ? Samples.Path(file) : Of(file)), description, claims);

    private static string Of(string office) => Samples.Xml("st36").First(file => File.ReadAllText(file) is var text && text.Contains(office == "CN" ? "<cn-patent-document" : "PatentDocumentAndRelated", StringComparison.Ordinal)
        && text.Contains(office == "CN" ? "</description>" : "Description>", StringComparison.Ordinal) && text.Contains(office == "CN" ? "</claims>" : "Claims>", StringComparison.Ordinal));

    private static void AreRead(string text, string description, string name)
    {
        var prefix = text.Contains($"</{name}>", StringComparison.Ordinal) ? "" : "business:";
        var (begin, end, late) = ($"<{prefix}{name}", $"</{prefix}{name}>", $"</{prefix}{description}>");
        var from = text.IndexOf(begin + " ", StringComparison.Ordinal) is >= 0 and var with ? with : text.IndexOf(begin + ">", StringComparison.Ordinal);
        Assert.True(from >= 0 && text.Contains(late, StringComparison.Ordinal));
        var claims = text[from..(text.IndexOf(end, from, StringComparison.Ordinal) + end.Length)];
        var without = text.Remove(from, claims.Length);
        var right = Read(text);

        var read = Read(without.Insert(without.IndexOf(late, StringComparison.Ordinal), claims));

        var (before, after) = ((PatentRecord)right.Record!, (PatentRecord)read.Record!);
        Assert.NotEmpty(before.Publications![0].Claims!);
        Assert.Equal(before.Publications[0].Claims, after.Publications![0].Claims);
        Assert.Equal(before.Publications[0].Descriptions, after.Publications[0].Descriptions);
        Assert.Contains(read.Findings, told => told.Code == "ELEMENT-MISPLACED" && told.Came == $"<{name}> in <{description}>" && told.Where.Line >= 1);
    }

    private static ReadRecord Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects)[0];
    }
}
