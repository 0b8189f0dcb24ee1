using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>Whoever looks after the data has nothing but the report: it must name what is wrong, and nothing that is right.</summary>
public sealed class AdviceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-advice-").FullName;

    [Fact]
    public void DesignsThatAreOnlyCountedInTheirApplicationAreTaken()
    {
        var result = Check(File.ReadAllText(Path.Combine(Project.Root, "samples/st86/application-of-three.xml")), "MY", out var found);

        Assert.Equal((3L, 0L), (result.Received, result.SetAside));
        Assert.DoesNotContain(found, static one => one.Code == "RECORD-NUMBER-MISSING");
    }

    [Fact]
    public void AnElementUnderAWrongNameIsNamed()
    {
        Check(Mark66().Replace("<TradeMark ", "<Trademark ", StringComparison.Ordinal).Replace("</TradeMark>", "</Trademark>", StringComparison.Ordinal), "PH", out var found);

        Assert.Contains("<Trademark>", Assert.Single(found, static one => one.Code == "RECORD-EMPTY").Came, StringComparison.Ordinal);
    }

    [Fact]
    public void ASoundIsNoImageOfAFigurativeMark()
    {
        Check(Mark66().Replace("<MarkFeature>3-D<", "<MarkFeature>Figurative<", StringComparison.Ordinal).Replace("MarkImageDetails>", "MarkImages>", StringComparison.Ordinal), "PH", out var found);

        Assert.Contains(found, static one => one.Code == "FIGURATIVE-MARK-WITHOUT-IMAGE");
    }

    [Theory]
    [InlineData("ZZ", "Records of KE; ZZ is no code of WIPO ST.3.")]
    [InlineData("PE", "Records of KE, or a mandate for PE in the file of KE; PE administers it.")]
    public void AnOfficeNobodyKnowsIsGivenNoMandate(string office, string expected)
    {
        Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("1234", "Kopi", office: office)), "KE", out var found);

        Assert.Equal(expected, Assert.Single(found, static one => one.Code == "PROVIDER-WITHOUT-MANDATE").Expected);
    }

    [Fact]
    public void AnOfficeCodeOfThreeLettersIsToldThoughTheSenderIsKnown()
    {
        var result = Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("1234", "Kopi", office: "KEN")), "KE", out var found);

        // At each of the two places where it stands.
        Assert.Equal([("KEN", 5, true), ("KEN", 5, false)], found.Where(static one => one.Code == "OFFICE-CODE-UNKNOWN").Select(static one => (one.Came!, one.Where.Line, one.Where.Column < 100)));
        Assert.Equal((1L, 0L), (result.Received, result.SetAside));
    }

    private static string Mark66() => File.ReadAllText(Path.Combine(Project.Root, "samples/st66/mark-word.xml"));

    private CheckedPackage Check(string document, string authority, out List<Finding> found)
    {
        var path = Path.Combine(folder, "document.xml");
        File.WriteAllText(path, document);
        var findings = found = [];
        return Flow.Check(TimeProvider.System).Run(path, new LoadOptions { Authority = authority }, findings.Add, default);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
